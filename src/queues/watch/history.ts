import { ended } from '../figures.ts';
import { ratesOf } from '../rates.ts';
import type { ProcessReading } from '../reading.ts';
import type { JudgedProcess, QueueReport } from '../report.ts';
import { controllerKey, processKey } from './row.ts';

/** What one look told of a controller; undefined where it told nothing. */
export interface HistoryPoint {
  /** Ready objects. */
  readonly depth: number | undefined;
  /** Reconciles that ended since the look before, a second. */
  readonly rate: number | undefined;
}

/** Points by the key of their row. */
export type QueuePoints = ReadonlyMap<string, readonly HistoryPoint[]>;

/** Points that are kept of each controller. */
const MOST = 120;

const NOTHING: HistoryPoint = { depth: undefined, rate: undefined };

/** What the last looks told of each controller, for as many looks as a screen is wide. */
export class QueueHistory {
  readonly #points = new Map<string, readonly HistoryPoint[]>();
  readonly #last = new Map<string, ProcessReading>();

  /**
   * Adds what a look told. A controller that it tells nothing of has a hole there, and is forgotten when it is all holes.
   * @returns the points of each controller by its key, the oldest first; later looks leave it alone
   */
  add({ items }: QueueReport): QueuePoints {
    const told = new Map(items.flatMap(({ processes }) => processes.flatMap((process) => [...this.#told(process)])));
    const processes = new Set(items.flatMap((item) => item.processes.map(({ source }) => processKey(source))));
    for (const key of this.#last.keys()) if (!processes.has(key)) this.#last.delete(key);
    for (const key of new Set([...this.#points.keys(), ...told.keys()])) {
      const points = [...(this.#points.get(key) ?? []), told.get(key) ?? NOTHING].slice(-MOST);
      if (points.every((point) => point === NOTHING)) this.#points.delete(key);
      else this.#points.set(key, points);
    }
    return new Map(this.#points);
  }

  *#told({ source, rates: { now } }: JudgedProcess): Generator<[string, HistoryPoint]> {
    const before = this.#last.get(processKey(source));
    this.#last.set(processKey(source), now);
    // A page that did not come is told as it was before: that is no point.
    if (before?.at === now.at) return;
    const rates = ratesOf(before === undefined ? [now] : [before, now]);
    for (const each of rates?.controllers ?? []) {
      const { seconds } = each;
      const rate = seconds > 0 ? ended(each) / seconds : undefined;
      yield [controllerKey(source, each.now.name), { depth: each.now.depth, rate }];
    }
  }
}
