import { dump } from 'js-yaml';
import { escapeControls } from './text/sanitize.ts';

/** JSON for programs, two blanks deep, with control characters escaped that JSON itself leaves alone. Ends with a newline. */
export function json(document: object): string {
  return `${escapeControls(JSON.stringify(document, null, 2))}\n`;
}

/** The same document as YAML. */
export function yaml(document: object): string {
  // Through JSON, so that both formats have the same keys: JSON leaves out what is undefined.
  return escapeControls(dump(JSON.parse(JSON.stringify(document)), { lineWidth: -1, noRefs: true }));
}
