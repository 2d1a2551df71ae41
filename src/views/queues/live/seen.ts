import type { QueueReport } from '../../../queues/report.ts';
import type { QueuePoints } from '../../../queues/watch/history.ts';

/** A look as the view has it. */
export interface SeenLook {
  readonly report: QueueReport;
  /** What this look and those before it told, for sparklines. */
  readonly points: QueuePoints;
  /** What changed of the pages lately, the latest last. */
  readonly news: readonly { readonly at: number; readonly text: string }[];
}
