import type { SubjectChanges } from '../../history/diff/spec-changes.ts';
import type { Gap } from '../../objects/gap.ts';
import { json, yaml } from '../serialize.ts';
import { createPaint } from '../text/paint.ts';
import { specChangesDocument } from './diff-document.ts';
import { diffText } from './diff-text.ts';
import type { HistoryFormat } from './formats.ts';

/** How to draw. */
export interface DrawDiffOptions {
  readonly format: HistoryFormat;
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly color: boolean;
}

/** Draws what changed in specs. Ends with a newline. */
export function drawDiff(items: readonly SubjectChanges[], gaps: readonly Gap[], options: DrawDiffOptions): string {
  const { format, width, color } = options;
  if (format === 'json') return json(specChangesDocument(items, gaps));
  if (format === 'yaml') return yaml(specChangesDocument(items, gaps));
  return diffText(items, gaps, { width, paint: createPaint(color), wide: format === 'wide' });
}
