import type { QueueReport } from '../../queues/report.ts';

/** Milliseconds that rates are told of: short enough to follow, long enough for what happens now and then. */
export const WATCH_WINDOW = 10_000;

/** What one look of a watch found. */
export interface WatchLook {
  readonly report: QueueReport;
  /** What changed about the pages themselves: lost, found, moved to another leader. One sentence each. */
  readonly news: readonly string[];
}

/** Pages that are read again and again. */
export interface QueueWatch {
  /** One more look at every page. What fails is said, and looked for anew by later looks: it never ends the watch. */
  look(): Promise<WatchLook>;
}
