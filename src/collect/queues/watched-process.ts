import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import { judgePages } from '../../queues/judge-pages.ts';
import type { JudgedProcess } from '../../queues/report.ts';
import { recentReadings } from '../../queues/watch/recent.ts';
import type { LiveProcess } from './live-process.ts';
import { WATCH_WINDOW } from './queue-watch.ts';
import { lookAtSuspects } from './suspects.ts';

/** The least time between two looks at the objects of a controller that may spin, in milliseconds. */
const SUSPECTS = 10_000;

/** A process whose page is read at every look. */
export class WatchedProcess {
  readonly live: LiveProcess;
  /** `pod NAMESPACE/NAME`. */
  readonly name: string;
  /** What could not be understood of its pages. */
  readonly gaps: Gap[];
  #isFresh = true;
  #reading: Promise<void> | undefined;
  #lost: Gap | undefined;
  #restless: ReadonlyMap<string, readonly string[]> = new Map();
  /** When objects were last looked at; undefined while they are. */
  #lookedAt: number | undefined = performance.now();

  /** @param gaps is given what cannot be understood */
  constructor(live: LiveProcess, name: string, gaps: Gap[]) {
    this.live = live;
    this.name = name;
    this.gaps = gaps;
  }

  /** Why its page could not be read; undefined while it can. */
  get lost(): Gap | undefined {
    return this.#lost;
  }

  /** Reads its page, or goes on waiting for one that was asked for. The first time, the page that it was found by will do. */
  async read(): Promise<void> {
    const isFresh = this.#isFresh;
    this.#isFresh = false;
    if (isFresh) return;
    this.#reading ??= this.#readOnce().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  /** Judges it by its last readings. */
  judge(): JudgedProcess | undefined {
    return judgePages(this.live.source, this.live.readings, this.#restless);
  }

  /** Looks at the objects of controllers that may spin; goes on beside the looks, as it takes longer than one. */
  async lookAtObjects(reader: ClusterReader, discovery: Discovery, signal: AbortSignal): Promise<void> {
    if (this.#lookedAt === undefined || performance.now() - this.#lookedAt < SUSPECTS) return;
    this.#lookedAt = undefined;
    this.#restless = await lookAtSuspects(this.live, reader, discovery, signal);
    this.#lookedAt = performance.now();
  }

  async #readOnce(): Promise<void> {
    const { readings } = this.live;
    this.gaps.length = 0;
    this.#lost = await this.live.read();
    readings.splice(0, readings.length, ...recentReadings(readings, WATCH_WINDOW));
  }
}
