import type { QueueReport } from '../../../queues/report.ts';
import { type QueueRow, queueRows } from '../../../queues/watch/row.ts';
import type { SortKey } from '../../../queues/watch/sort-keys.ts';
import { sortRows } from '../../../queues/watch/sort-rows.ts';

/** The rows in the order of the screen. */
export function liveRows(
  report: QueueReport,
  { sort, reverse }: { readonly sort: SortKey; readonly reverse: boolean },
): readonly QueueRow[] {
  return sortRows(queueRows(report), sort, reverse);
}
