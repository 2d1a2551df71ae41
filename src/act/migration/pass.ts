import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import type { FailureCause } from '../../migration/refusal.ts';
import type { ObjectFailure, Pass, PassStop } from '../../migration/report.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import type { Metadata } from '../../objects/metadata.ts';
import { createFlight, type Flight } from './flight.ts';
import type { Journal } from './journal.ts';
import type { Progress } from './progress.ts';
import { Refusals } from './refusals.ts';
import { type Rewrite, type RewriteTools, rewriteObject } from './rewrite.ts';
import { listStoredObjects } from './stored-objects.ts';

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

/** Times that an object which may succeed later is tried after all others, and the rests before, in milliseconds. */
const LATER_RESTS = [1000, 3000, 8000];
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

class PassRun {
  readonly failures: ObjectFailure[] = [];
  readonly later = new Map<string, ObjectFailure & { readonly seen: Metadata }>();
  stop: PassStop | undefined;
  readonly #options: PassOptions;
  readonly #flight: Flight;
  readonly #refusals = new Refusals();

  constructor(options: PassOptions) {
    const { maxInFlight, qps, progress, signal } = options;
    this.#options = options;
    this.#flight = createFlight(maxInFlight, qps, (count) => progress.inFlight(count), signal);
  }

  /** Every object of the list, or every n-th. */
  async all(): Promise<{ seen: number; inconsistent: boolean }> {
    const { reader, subject, every, progress } = this.#options;
    let seen = 0;
    let inconsistent = false;
    for await (const page of listStoredObjects(reader, subject)) {
      if (!page.ok) {
        this.#isOver();
        this.stop ??= { kind: 'unlisted', gap: page.gap };
        break;
      }
      const { objects, remaining } = page.value;
      inconsistent ||= page.value.inconsistent === true;
      progress.listed(objects.length, remaining);
      for (const { metadata } of objects) {
        seen += 1;
        if ((seen - 1) % every !== 0 || this.#isProven(metadata)) continue;
        if (!(await this.#flight.place(() => this.#isOver()))) break;
        this.#launch(metadata);
      }
      if (this.stop !== undefined) break;
    }
    await this.#flight.landed();
    return { seen, inconsistent };
  }

  /** Those that may succeed now. */
  async again(): Promise<void> {
    for (const { seen } of [...this.later.values()]) {
      if (!(await this.#flight.place(() => this.#isOver()))) break;
      this.#options.progress.again();
      this.#launch(seen);
    }
    await this.#flight.landed();
  }

  #isProven({ uid, resourceVersion }: Metadata): boolean {
    const { kind, journal, progress } = this.#options;
    if (kind !== 'migrate' || journal.proven(uid) !== resourceVersion) return false;
    progress.skipped();
    return true;
  }

  #isOver(): boolean {
    const { signal, stopReason } = this.#options;
    this.stop ??= signal.aborted ? { kind: 'interrupted' } : stopReason();
    return this.stop !== undefined;
  }

  #launch(metadata: Metadata): void {
    const { reader, writer, subject, signal } = this.#options;
    const { endpoint, others } = subject;
    const rest: RewriteTools['rest'] = (cause, wait, tries) => this.#rest(cause, wait, tries);
    this.#flight.launch(async () => {
      const result = await rewriteObject(metadata, { reader, writer, signal, endpoint, others, rest });
      this.#take(metadata, result);
      return result;
    });
  }

  #take(metadata: Metadata, result: Rewrite): void {
    const { progress, journal } = this.#options;
    const { uid } = metadata;
    const before = this.later.get(uid);
    this.later.delete(uid);
    progress.again(result.tries - 1);
    if (result.kind === 'type-gone') this.stop ??= { kind: 'type-gone' };
    else if (result.kind === 'later' || result.kind === 'failed') this.#fail(metadata, result, before?.tries ?? 0);
    else {
      this.#refusals.succeeded();
      progress.done(result.kind);
      if (result.kind !== 'gone') journal.stored(uid, result.resourceVersion, result.kind);
    }
    progress.failing(this.failures.length + this.later.size);
  }

  #fail(seen: Metadata, { kind, cause, message, tries }: Failed, triesBefore: number): void {
    const { namespace, name, uid } = seen;
    const failure = { namespace, name, uid, cause, message, tries: tries + triesBefore };
    if (kind === 'later') this.later.set(uid, { ...failure, seen });
    else this.failures.push(failure);
    this.#options.journal.failed(failure);
    const next = this.#refusals.refused(cause);
    if (next === 'give-up') this.stop ??= { kind: 'refused', cause, message };
    else if (next === 'pause') void this.#flight.rest(REFUSED_REST);
  }

  /** Everybody rests where the server is overrun or away. */
  async #rest(cause: FailureCause, wait: number | undefined, tries: number): Promise<void> {
    if (cause === 'throttled') this.#flight.throttled();
    this.#options.progress.resting(cause);
    await this.#flight.rest(Math.min(wait ?? 100 * 2 ** tries, LONGEST_REST) * (0.75 + Math.random() / 2));
  }
}

type Failed = Extract<Rewrite, { readonly kind: 'later' | 'failed' }>;
