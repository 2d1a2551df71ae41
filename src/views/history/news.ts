import type { Entry, Subject } from '../../history/entry.ts';
import { folded } from '../../history/fold.ts';
import { yaml } from '../serialize.ts';
import type { Paint } from '../text/paint.ts';
import { escapeControls, sanitize } from '../text/sanitize.ts';
import { nameOf } from './answer.ts';
import { type EntryDocument, entryDocument } from './document.ts';
import type { HistoryFormat } from './formats.ts';
import { foldText } from './happening-text.ts';
import { whenText } from './when-text.ts';

/** One thing that happened, as `conditions --watch -o json` prints it, a line each. */
export interface ConditionNewsDocument extends EntryDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'ConditionHistoryEntry';
  readonly object: Subject;
}

/** Draws what happened: a line each, or a document each. Ends with a newline where there is something. */
export function drawNews(entries: readonly Entry[], format: HistoryFormat, paint: Paint): string {
  if (format === 'json')
    return entries.map((entry) => `${escapeControls(JSON.stringify(newsDocument(entry)))}\n`).join('');
  if (format === 'yaml') return entries.map((entry) => `---\n${yaml(newsDocument(entry))}`).join('');
  return folded(entries)
    .map((fold) => {
      const { label, text, tone } = foldText(fold);
      const sources = paint('dim', `[${fold.entry.sources.join('+')}]`);
      return `${whenText(fold.entry.when, '')}  ${sanitize(nameOf(fold.entry.subject))}  ${paint(tone, sanitize(label))}  ${sanitize(text)} ${sources}\n`;
    })
    .join('');
}

function newsDocument(entry: Entry): ConditionNewsDocument {
  const { subject } = entry;
  return { apiVersion: 'kubectl-operator/v1', kind: 'ConditionHistoryEntry', object: subject, ...entryDocument(entry) };
}
