import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { createPace, type Pace } from '../../migration/pace.ts';
import type { FailureCause } from '../../migration/refusal.ts';
import type { ObjectFailure, Pass, PassStop } from '../../migration/report.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import type { Gap } from '../../objects/gap.ts';
import type { Metadata } from '../../objects/metadata.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import type { Journal } from './journal.ts';
import type { Progress } from './progress.ts';
import { type Rewrite, rewriteObject } from './rewrite.ts';

/** How a pass goes over the objects of a type. */
export interface PassOptions {
  readonly kind: Pass['kind'];
  readonly reader: ClusterReader;
  readonly writer: ClusterWriter;
  readonly subject: MigrationSubject;
  readonly maxInFlight: number;
  readonly qps: number | undefined;
  /** Results are written to it, and what it knows to be current already is left out of a `migrate` pass. */
  readonly journal: Journal;
  /** Take every n-th object only; 1: all. */
  readonly every: number;
  readonly progress: Progress;
  /** Ends the pass when what is in flight has been answered. */
  readonly signal: AbortSignal;
  /** Why to stop, asked again and again while the pass goes on; undefined: go on. */
  stopReason(): PassStop | undefined;
}

/** Objects listed at a time. */
const PAGE = 500;
/** Times that an object which may succeed later is tried after all others, and the rests before, in milliseconds. */
const LATER_RESTS = [1000, 3000, 8000];
/**
 * Refusals one after another, for causes that are not the objects' own, and milliseconds since the last success, before
 * the rest is left. A webhook's pods may be away for a moment.
 */
const MOST_REFUSED: Partial<Record<FailureCause, { readonly times: number; readonly since: number }>> = {
  forbidden: { times: 20, since: 0 },
  conversion: { times: 50, since: 20_000 },
  'admission-unavailable': { times: 50, since: 20_000 },
  unanswered: { times: 50, since: 0 },
};
/** Milliseconds that everybody waits between refusals that are many. */
const REFUSED_REST = 1000;
/** Milliseconds between two looks at a server that does not answer. */
const LONGEST_REST = 10_000;

/** Goes over all objects once, and over those that may succeed later a few times more. */
export async function runPass(options: PassOptions): Promise<Pass> {
  const { progress } = options;
  const started = performance.now();
  const run = new PassRun(options);
  progress.begin(options.kind);
  const listed = await run.all();
  for (const rest of LATER_RESTS) {
    if (run.stop !== undefined || run.later.size === 0) break;
    await sleep(rest, undefined, { signal: options.signal }).catch(() => {});
    await run.again();
  }
  await options.journal.flush();
  return {
    kind: options.kind,
    tally: progress.tally(),
    failures: [...run.failures, ...run.later.values()],
    stop: run.stop,
    sampleOf: options.every === 1 ? undefined : listed.seen,
    inconsistent: listed.inconsistent,
    tookMs: performance.now() - started,
  };
}

/** How far a list has come. */
interface Listed {
  seen: number;
  inconsistent: boolean;
  /** Key of the last object; '' before the first. */
  last: string;
}

/** Lists are in the order of these: of the keys in etcd. */
function keyOf({ namespace, name }: Metadata): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

class PassRun {
  readonly failures: ObjectFailure[] = [];
  readonly later = new Map<string, ObjectFailure & { readonly seen: Metadata }>();
  stop: PassStop | undefined;
  readonly #options: PassOptions;
  readonly #pace: Pace;
  readonly #flying = new Set<Promise<void>>();
  /** Refusals since the last success. */
  #refused = 0;
  /** When a write last succeeded, or the pass began. */
  #succeeded = performance.now();
  #restUntil = 0;

  constructor(options: PassOptions) {
    this.#options = options;
    this.#pace = createPace(options.maxInFlight, options.qps);
  }

  /**
   * Every object of the list, at the storage version; where an object cannot be converted to it, that list breaks off as
   * a whole, and goes on at another served version: a stale object needs no conversion to its own.
   */
  async all(): Promise<{ seen: number; inconsistent: boolean }> {
    const { endpoint, others } = this.#options.subject;
    const listed: Listed = { seen: 0, inconsistent: false, last: '' };
    let broken: Gap | undefined;
    for (const each of [endpoint, ...others]) {
      listed.inconsistent ||= listed.seen > 0;
      broken = await this.#list(each, listed);
      if (broken === undefined || !/conversion webhook|not decodable/.test(broken.message)) break;
    }
    if (broken !== undefined) this.stop ??= this.#stopReason() ?? { kind: 'unlisted', gap: broken };
    await Promise.all(this.#flying);
    return listed;
  }

  /** The objects behind the last that was listed before; answers why the list broke off, if it did. */
  async #list(type: ResourceType, listed: Listed): Promise<Gap | undefined> {
    const { reader, every, journal, kind, progress } = this.#options;
    const after = listed.last;
    const pages = reader.list({ type, detail: 'metadata', pageSize: PAGE, patient: true });
    for await (const page of pages) {
      if (!page.ok) return page.gap;
      const objects = page.value.objects.filter(({ metadata }) => keyOf(metadata) > after);
      listed.inconsistent ||= page.value.inconsistent === true;
      progress.listed(objects.length, page.value.remaining);
      for (const { metadata } of objects) {
        listed.seen += 1;
        listed.last = keyOf(metadata);
        if ((listed.seen - 1) % every !== 0) continue;
        if (kind === 'migrate' && journal.proven(metadata.uid) === metadata.resourceVersion) {
          progress.skipped();
          continue;
        }
        if (await this.#isOver()) break;
        this.#launch(metadata);
      }
      if (this.stop !== undefined) break;
    }
    return undefined;
  }

  /** Those that may succeed now. */
  async again(): Promise<void> {
    for (const { seen } of [...this.later.values()]) {
      if (await this.#isOver()) break;
      this.#options.progress.again();
      this.#launch(seen);
    }
    await Promise.all(this.#flying);
  }

  /** Waits for a place among the writes in flight; true where the pass is to end instead. */
  async #isOver(): Promise<boolean> {
    for (;;) {
      this.stop ??= this.#stopReason();
      if (this.stop !== undefined) return true;
      if (this.#flying.size >= this.#pace.limit) await Promise.race(this.#flying);
      else {
        const now = performance.now();
        const delay = Math.max(this.#restUntil - now, this.#restUntil > now ? 0 : this.#pace.delay(now));
        if (delay <= 0) return false;
        await sleep(delay, undefined, { signal: this.#options.signal }).catch(() => {});
      }
    }
  }

  #stopReason(): PassStop | undefined {
    return this.#options.signal.aborted ? { kind: 'interrupted' } : this.#options.stopReason();
  }

  #launch(metadata: Metadata): void {
    const { reader, writer, subject, progress, signal } = this.#options;
    const begun = performance.now();
    const tools = {
      ...{ reader, writer, signal, endpoint: subject.endpoint, others: subject.others },
      rest: (cause: FailureCause, wait: number | undefined, tries: number) => this.#rest(cause, wait, tries),
    };
    const task = rewriteObject(metadata, tools).then((result) => {
      this.#flying.delete(task);
      progress.inFlight(this.#flying.size);
      this.#pace.answered((performance.now() - begun) / result.tries, performance.now());
      this.#take(metadata, result);
    });
    this.#flying.add(task);
    progress.inFlight(this.#flying.size);
  }

  #take(metadata: Metadata, result: Rewrite): void {
    const { progress, journal } = this.#options;
    const { namespace, name, uid } = metadata;
    const before = this.later.get(uid);
    const tries = result.tries + (before?.tries ?? 0);
    this.later.delete(uid);
    progress.again(result.tries - 1);
    if (result.kind === 'type-gone') {
      this.stop ??= { kind: 'type-gone' };
    } else if (result.kind === 'later' || result.kind === 'failed') {
      const { cause, message } = result;
      const failure = { namespace, name, uid, cause, message, tries };
      if (result.kind === 'later') this.later.set(uid, { ...failure, seen: metadata });
      else this.failures.push(failure);
      this.#refused += 1;
      const most = MOST_REFUSED[cause];
      if (most !== undefined && this.#refused >= most.times) {
        const now = performance.now();
        if (now - this.#succeeded >= most.since) this.stop ??= { kind: 'refused', cause, message };
        else this.#restUntil = Math.max(this.#restUntil, now + REFUSED_REST);
      }
      journal.failed(failure);
    } else {
      this.#refused = 0;
      this.#succeeded = performance.now();
      progress.done(result.kind);
      if (result.kind !== 'gone') journal.stored(uid, result.resourceVersion, result.kind);
    }
    progress.failing(this.failures.length + this.later.size);
  }

  /** Everybody rests where the server is overrun or away. */
  async #rest(cause: FailureCause, wait: number | undefined, tries: number): Promise<void> {
    if (cause === 'throttled') this.#pace.throttled(performance.now());
    const rest = Math.min(wait ?? 100 * 2 ** tries, LONGEST_REST) * (0.75 + Math.random() / 2);
    this.#restUntil = Math.max(this.#restUntil, performance.now() + rest);
    this.#options.progress.resting(cause);
    await sleep(this.#restUntil - performance.now(), undefined, { signal: this.#options.signal }).catch(() => {});
  }
}
