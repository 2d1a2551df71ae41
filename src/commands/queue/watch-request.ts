import { failure, type Result, success } from '../../objects/problem.ts';
import { SORT_KEYS, type SortKey } from '../../queues/watch/sort-keys.ts';

/** How to watch. */
export interface WatchRequest {
  /** By what the live view is sorted to begin with. */
  readonly sort: SortKey;
}

/** The flags of a watch, and those that exclude it. */
export interface WatchFlags {
  readonly watch: boolean;
  readonly sort: string | undefined;
  readonly 'metrics-file': readonly string[];
  readonly prometheus: string | undefined;
  readonly 'explain-backoff': boolean;
}

/** What --watch and --sort ask for; undefined: two looks, and an answer. */
export function watchRequest(flags: WatchFlags): Result<WatchRequest | undefined> {
  const { watch, sort } = flags;
  if (!watch) {
    if (sort !== undefined) return failure('--sort is for the live view', 'Add --watch, or leave it out.');
    return success(undefined);
  }
  const leaveOut = 'Leave --watch out.';
  if (flags['metrics-file'].length > 0) return failure('saved pages do not change', leaveOut);
  if (flags.prometheus !== undefined)
    return failure('--watch reads pages as they are now, not what Prometheus has kept', leaveOut);
  if (flags['explain-backoff']) return failure('--explain-backoff reads no metrics', leaveOut);
  return success({ sort: SORT_KEYS.find((known) => known === sort) ?? 'state' });
}
