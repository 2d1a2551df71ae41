import type { Timeline } from '../../history/timeline.ts';
import { gapLines } from '../gap-lines.ts';
import { json, yaml } from '../serialize.ts';
import { createPaint } from '../text/paint.ts';
import { wrap } from '../text/wrap.ts';
import { conditionHistoryDocument } from './document.ts';
import type { HistoryFormat } from './formats.ts';
import { historyHtml } from './html/history-html.ts';
import { timelineText } from './timeline-text.ts';
import { wideText } from './wide-text.ts';

/** How to draw. */
export interface DrawHistoryOptions {
  readonly format: HistoryFormat;
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly color: boolean;
  /** Whether the terminal shows more than ASCII. */
  readonly unicode: boolean;
}

/** Draws a timeline. Ends with a newline. */
export function drawHistory(timeline: Timeline, { format, width, color, unicode }: DrawHistoryOptions): string {
  if (format === 'json') return json(conditionHistoryDocument(timeline));
  if (format === 'yaml') return yaml(conditionHistoryDocument(timeline));
  if (format === 'html') return historyHtml(timeline);
  const unread = gapLines(timeline.gaps).map((line) => `${wrap(line, width)}\n`);
  const paint = createPaint(color);
  const text =
    format === 'wide' ? wideText(timeline, { width, paint, unicode }) : timelineText(timeline, { width, paint });
  return unread.length === 0 ? text : `${text}\n${unread.join('')}`;
}
