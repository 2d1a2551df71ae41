import type { ConditionSummary } from '../../history/summary/summary.ts';
import { json, yaml } from '../serialize.ts';
import { createPaint } from '../text/paint.ts';
import { conditionSummaryDocument } from './summary-document.ts';
import { summaryText } from './summary-text.ts';

/** How to draw. */
export interface DrawSummaryOptions {
  /** `json` and `yaml`; `wide` shows every group, whatever else is text. */
  readonly format: string;
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly color: boolean;
}

/** Draws a summary. Ends with a newline. */
export function drawSummary(summary: ConditionSummary, { format, width, color }: DrawSummaryOptions): string {
  if (format === 'json') return json(conditionSummaryDocument(summary));
  if (format === 'yaml') return yaml(conditionSummaryDocument(summary));
  return summaryText(summary, { width, paint: createPaint(color), wide: format === 'wide' });
}
