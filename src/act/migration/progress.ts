import type { EngineWait } from '../../migration/engine-wait.ts';
import type { FailureCause } from '../../migration/refusal.ts';
import type { PassTally } from '../../migration/report.ts';
import type { Restored } from './restore-stored-versions.ts';

/** How far a migration is, for whoever draws it. Times are milliseconds of a monotonic clock. */
export interface ProgressState {
  readonly phase: 'migrate' | 'in-cluster' | 'verify';
  /** Objects there are, as far as the server has said; undefined before it has. */
  readonly total: number | undefined;
  /** Objects that are seen to, failures included. */
  readonly done: number;
  readonly tally: Readonly<PassTally>;
  readonly failing: number;
  readonly inFlight: number;
  /** Objects a second, over the last ten seconds. */
  readonly rate: number;
  /** Milliseconds that are left at this rate; undefined where nobody can tell. An estimate. */
  readonly left: number | undefined;
  /** Why nothing goes on for a moment; undefined: it does. */
  readonly resting: FailureCause | undefined;
  /** Why nothing is seen of the cluster's own engine; undefined: it is at work, as far as anybody knows. */
  readonly waiting: EngineWait | undefined;
}

/** Counts what a pass does. */
export class Progress {
  #phase: ProgressState['phase'] = 'migrate';
  #total: number | undefined;
  #listed = 0;
  #tally = emptyTally();
  #failing = 0;
  #inFlight = 0;
  #putBack = 0;
  #notPutBack: Extract<Restored, { readonly kind: 'refused' }> | undefined;
  #resting: FailureCause | undefined;
  #waiting: EngineWait | undefined;
  /** How many were done at moments of the last ten seconds. */
  #marks: { readonly at: number; readonly done: number }[] = [];

  begin(phase: ProgressState['phase']): void {
    this.#phase = phase;
    this.#listed = 0;
    this.#tally = emptyTally();
    this.#failing = 0;
    this.#waiting = undefined;
    this.#marks = [{ at: performance.now(), done: 0 }];
  }

  /** A page came in, and so many objects are to come after it. */
  listed(objects: number, remaining: number | undefined): void {
    this.#listed += objects;
    if (remaining !== undefined) this.#total = this.#listed + remaining;
    else if (this.#total === undefined || this.#listed > this.#total) this.#total = undefined;
  }

  done(kind: 'rewritten' | 'current' | 'gone'): void {
    this.#tally[kind] += 1;
    this.#resting = undefined;
  }

  skipped(): void {
    this.#tally.skipped += 1;
  }

  again(times = 1): void {
    this.#tally.again += times;
  }

  failing(objects: number): void {
    this.#failing = objects;
  }

  inFlight(writes: number): void {
    this.#inFlight = writes;
  }

  /** Whether storedVersions had to be put back, as of now. */
  putBack(restored: Restored): void {
    if (restored.kind === 'restored') this.#putBack += 1;
    this.#notPutBack = restored.kind === 'refused' ? restored : undefined;
  }

  /** Versions that are missing from storedVersions as of the last look, and could not be put back. */
  notPutBack(): Extract<Restored, { readonly kind: 'refused' }> | undefined {
    return this.#notPutBack;
  }

  /** How often. */
  timesPutBack(): number {
    return this.#putBack;
  }

  resting(cause: FailureCause): void {
    this.#resting = cause;
  }

  /** Nothing is seen of the cluster's own engine; undefined: something is. */
  waiting(wait: EngineWait | undefined): void {
    this.#waiting = wait;
  }

  tally(): PassTally {
    return { ...this.#tally };
  }

  /** @param now milliseconds of the monotonic clock */
  state(now: number = performance.now()): ProgressState {
    const { rewritten, current, gone, skipped } = this.#tally;
    const done = rewritten + current + gone + skipped + this.#failing;
    const rate = this.#rate(now, done);
    return {
      phase: this.#phase,
      total: this.#total,
      done,
      tally: { ...this.#tally },
      failing: this.#failing,
      inFlight: this.#inFlight,
      rate,
      left: this.#total === undefined || rate === 0 ? undefined : ((this.#total - done) / rate) * 1000,
      resting: this.#resting,
      waiting: this.#waiting,
    };
  }

  #rate(now: number, done: number): number {
    const last = this.#marks.at(-1);
    if (last === undefined || now - last.at >= 500) this.#marks.push({ at: now, done });
    while (this.#marks.length > 2 && now - (this.#marks[0]?.at ?? now) > 10_000) this.#marks.shift();
    const [first] = this.#marks;
    return first === undefined || now <= first.at ? 0 : ((done - first.done) / (now - first.at)) * 1000;
  }
}

function emptyTally(): PassTally {
  return { rewritten: 0, current: 0, gone: 0, skipped: 0, again: 0 };
}
