import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { OperatorQueues } from '../../queues/report.ts';
import { distinctGaps } from '../distinct-gaps.ts';
import type { TokenSource } from './endpoint-token.ts';
import { openQueues, operatorQueues } from './live-queues.ts';
import { findSubjects, type QueueSubject, type QueueSubjects, type SubjectQuery } from './live-subjects.ts';
import type { QueueWatch, WatchLook } from './queue-watch.ts';
import { WatchedProcess } from './watched-process.ts';

/** How to watch. */
export interface ClusterWatchOptions {
  readonly query: SubjectQuery;
  readonly tokens: TokenSource;
  /** Milliseconds between two looks: no look waits longer for a page. */
  readonly interval: number;
}

/** The least time between two searches for operators and pods, in milliseconds, and how many times as long as the last took. */
const CALM = { least: 15_000, factor: 20 };
/** The same while something is missing: a page that was lost, a process without controllers. */
const AMISS = { least: 2000, factor: 5 };
/** Watches the queues of some operators: their pages at every look, operators and pods now and then. */
export class ClusterWatch implements QueueWatch {
  readonly #reader: ClusterReader;
  readonly #discovery: Discovery;
  readonly #options: ClusterWatchOptions;
  #found: QueueSubjects;
  readonly #watched = new Map<string, WatchedProcess>();
  /** Of each operator, why pods of it are not watched. */
  readonly #missing = new Map<string, OperatorQueues['missing']>();
  #news: string[] = [];
  #searching: Promise<void> | undefined;
  #searchedAt = 0;
  #searchTook = 0;

  /** @param found what the query found just now */
  constructor(reader: ClusterReader, discovery: Discovery, found: QueueSubjects, options: ClusterWatchOptions) {
    this.#reader = reader;
    this.#discovery = discovery;
    this.#found = found;
    this.#options = options;
  }

  /** Finds the page of each pod; to be awaited before the first look. */
  async open(): Promise<void> {
    await this.#openNew();
    this.#searchedAt = performance.now();
    this.#news = [];
  }

  async look(): Promise<WatchLook> {
    this.#searchWhereDue();
    await this.#readAll();
    for (const [key, { lost, name }] of this.#watched) {
      if (lost === undefined) continue;
      this.#watched.delete(key);
      this.#lose(operatorOf(key), `${name}: ${lost.message}`);
    }
    const news = this.#news;
    this.#news = [];
    const items = this.#found.subjects.map((subject) => this.#judge(subject));
    const pageGaps = [...this.#watched.values()].flatMap(({ gaps }) => gaps);
    const gaps = distinctGaps([...this.#found.gaps, ...pageGaps]);
    return { report: { items, gaps, now: this.#reader.now() }, news };
  }

  /** A page that takes longer than the interval is waited for by the next look. */
  async #readAll(): Promise<void> {
    const { query, interval } = this.#options;
    const inTime = new AbortController();
    const signal = AbortSignal.any([query.signal, inTime.signal]);
    const limit = sleep(interval, undefined, { signal }).catch(() => undefined);
    await Promise.race([Promise.all([...this.#watched.values()].map((process) => process.read())), limit]);
    inTime.abort();
  }

  #judge(subject: QueueSubject): OperatorQueues {
    const own = [...this.#watched].filter(([key]) => operatorOf(key) === keyOf(subject)).map(([, process]) => process);
    for (const each of own) void each.lookAtObjects(this.#reader, this.#discovery, this.#options.query.signal);
    const judged = own.flatMap((process) => process.judge() ?? []);
    return operatorQueues(subject, judged, this.#missing.get(keyOf(subject)) ?? [], this.#reader.now());
  }

  /** Looks for operators and pods anew, beside the looks: who leads may have changed. */
  #searchWhereDue(): void {
    const { least, factor } = this.#isAmiss() ? AMISS : CALM;
    const rest = Math.max(least, factor * this.#searchTook);
    if (this.#searching !== undefined || performance.now() - this.#searchedAt < rest) return;
    const started = performance.now();
    this.#searching = this.#search().finally(() => {
      this.#searching = undefined;
      this.#searchedAt = performance.now();
      this.#searchTook = this.#searchedAt - started;
    });
  }

  #isAmiss(): boolean {
    if ([...this.#missing.values()].some((missing) => missing.length > 0)) return true;
    return [...this.#watched.values()].some(({ works }) => !works);
  }

  async #search(): Promise<void> {
    const found = await findSubjects(this.#reader, this.#discovery, this.#options.query);
    // Without an answer, what was known goes on to be watched.
    if (found.ok) {
      this.#found = found.value;
      await this.#openNew();
    }
  }

  /** Opens what is not watched yet, and lets go of what does not run or does not lead any more. */
  async #openNew(): Promise<void> {
    const { subjects } = this.#found;
    const keys = new Set(subjects.flatMap((subject) => subject.pods.map((pod) => podKey(subject, pod))));
    for (const [key, { name }] of this.#watched) {
      if (keys.has(key)) continue;
      this.#watched.delete(key);
      this.#news.push(`${name} is not the one at work any more`);
    }
    const wanted = subjects.flatMap((subject) => {
      const pods = subject.pods.filter((pod) => !this.#watched.has(podKey(subject, pod)));
      return subject.pods.length > 0 && pods.length === 0 ? [] : [{ ...subject, pods }];
    });
    const { tokens, query } = this.#options;
    const opened = await openQueues(wanted, this.#reader, { tokens, signal: query.signal });
    this.#missing.clear();
    for (const [subject, missing] of opened.missing) this.#missing.set(keyOf(subject), missing);
    for (const live of opened.processes) {
      if (live.source.kind !== 'pod') continue;
      const { namespace, pod } = live.source;
      const name = `pod ${namespace}/${pod}`;
      this.#news.push(`${name} is read`);
      const key = `${keyOf(live.subject)} ${namespace}/${pod}`;
      this.#watched.set(key, new WatchedProcess(live, name, opened.gaps));
    }
  }

  #lose(operator: string, text: string): void {
    this.#news.push(text);
    const missing = this.#missing.get(operator) ?? [];
    this.#missing.set(operator, [...missing, { text, next: 'It is looked for anew.' }]);
  }
}

function keyOf({ operator }: QueueSubject): string {
  return operator === undefined ? '-' : `${operator.namespace}/${operator.name}`;
}

function podKey(subject: QueueSubject, { metadata }: QueueSubject['pods'][number]): string {
  return `${keyOf(subject)} ${metadata.namespace}/${metadata.name}`;
}

function operatorOf(key: string): string {
  return key.slice(0, key.indexOf(' '));
}
