import type { FailureCause } from '../../migration/refusal.ts';

/**
 * Refusals one after another, for causes that are not the objects' own, and milliseconds since the last success, before
 * the rest is left. A webhook's pods may be away for a moment.
 */
const MOST: Partial<Record<FailureCause, { readonly times: number; readonly since: number }>> = {
  forbidden: { times: 20, since: 0 },
  conversion: { times: 50, since: 20_000 },
  'admission-unavailable': { times: 50, since: 20_000 },
  unanswered: { times: 50, since: 0 },
};

/** Tells when it makes no sense to go on. */
export class Refusals {
  #times = 0;
  #succeeded = performance.now();

  succeeded(): void {
    this.#times = 0;
    this.#succeeded = performance.now();
  }

  /** What to do after one more: go on, pause, or give the rest up. */
  refused(cause: FailureCause): 'go-on' | 'pause' | 'give-up' {
    this.#times += 1;
    const most = MOST[cause];
    if (most === undefined || this.#times < most.times) return 'go-on';
    return performance.now() - this.#succeeded >= most.since ? 'give-up' : 'pause';
  }
}
