import type { QueueReport } from '../../queues/report.ts';
import { json, yaml } from '../serialize.ts';
import { createPaint } from '../text/paint.ts';
import { queueDocument } from './document.ts';
import type { QueueFormat } from './formats.ts';
import { queueText } from './text.ts';

/** How to draw. */
export interface DrawQueueOptions {
  readonly format: QueueFormat;
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly color: boolean;
}

/** Draws the report in the format that was asked for. Ends with a newline. */
export function drawQueues(report: QueueReport, { format, width, color }: DrawQueueOptions): string {
  switch (format) {
    case 'json':
      return json(queueDocument(report));
    case 'yaml':
      return yaml(queueDocument(report));
    case 'text':
    case 'wide':
      return queueText(report, { width, paint: createPaint(color), wide: format === 'wide' });
  }
}
