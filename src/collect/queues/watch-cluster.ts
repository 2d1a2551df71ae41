import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { Result } from '../../objects/problem.ts';
import type { OperatorQueues } from '../../queues/report.ts';
import { distinctGaps } from '../distinct-gaps.ts';
import type { TokenSource } from './endpoint-token.ts';
import { openQueues, operatorQueues } from './live-queues.ts';
import type { QueueSubject, QueueSubjects } from './live-subjects.ts';
import type { QueueWatch, WatchLook } from './queue-watch.ts';
import { SearchPace } from './search-pace.ts';
import { isAskedAgain, ofOperator, type UnreadPod, wantedPods } from './watched-pods.ts';
import { WatchedProcess } from './watched-process.ts';

/** How to watch. */
export interface ClusterWatchOptions {
  /** Finds operators and pods anew. */
  readonly search: () => Promise<Result<QueueSubjects>>;
  readonly signal: AbortSignal;
  readonly tokens: TokenSource;
  /** Milliseconds between two looks: no look waits longer for a page. */
  readonly interval: number;
}

/** Watches the queues of some operators: their pages at every look, operators and pods now and then. */
export class ClusterWatch implements QueueWatch {
  readonly #reader: ClusterReader;
  readonly #discovery: Discovery;
  readonly #options: ClusterWatchOptions;
  #found: QueueSubjects;
  readonly #watched = new Map<string, WatchedProcess>();
  readonly #unread = new Map<string, UnreadPod>();
  readonly #pace = new SearchPace(performance.now());
  #news: string[] = [];
  #searching: Promise<void> | undefined;

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
    this.#news = [];
  }

  async look(): Promise<WatchLook> {
    this.#searchWhereDue();
    await this.#readAll();
    for (const [key, process] of this.#watched) if (process.lost !== undefined) this.#lose(key, process, process.lost);
    const news = this.#news;
    this.#news = [];
    const items = this.#found.subjects.map((subject) => this.#judge(subject));
    const pageGaps = [...this.#watched.values()].flatMap(({ gaps }) => gaps);
    const gaps = distinctGaps([...this.#found.gaps, ...pageGaps]);
    return { report: { items, gaps, now: this.#reader.now() }, news };
  }

  /** A page that takes longer than the interval is waited for by the next look. */
  async #readAll(): Promise<void> {
    const inTime = new AbortController();
    const limit = sleep(this.#options.interval, undefined, { signal: inTime.signal }).catch(() => undefined);
    await Promise.race([Promise.all([...this.#watched.values()].map((process) => process.read())), limit]);
    inTime.abort();
  }

  #judge(subject: QueueSubject): OperatorQueues {
    const own = ofOperator(this.#watched, subject);
    for (const each of own) void each.lookAtObjects(this.#reader, this.#discovery, this.#options.signal);
    const judged = own.flatMap((process) => process.judge() ?? []);
    const missing = ofOperator(this.#unread, subject).flatMap((pod) => pod.missing);
    return operatorQueues(subject, judged, missing, this.#reader.now());
  }

  /** Looks for operators and pods anew, beside the looks: who leads may have changed. */
  #searchWhereDue(): void {
    if (this.#searching !== undefined || !this.#pace.isDue(performance.now())) return;
    this.#pace.begin(performance.now());
    this.#searching = this.#search().finally(() => {
      this.#searching = undefined;
      this.#pace.end(performance.now());
    });
  }

  async #search(): Promise<void> {
    const found = await this.#options.search();
    // Without an answer, what was known goes on to be watched.
    if (!found.ok) return;
    this.#found = found.value;
    await this.#openNew();
  }

  /** Opens what is not watched yet, and lets go of what does not run or does not lead any more. */
  async #openNew(): Promise<void> {
    const pods = this.#found.subjects.flatMap(wantedPods);
    const keys = new Set(pods.map(({ key }) => key));
    for (const [key, { name }] of this.#watched) {
      if (keys.has(key)) continue;
      this.#watched.delete(key);
      this.#tell(`${name} is not at work any more`);
    }
    for (const key of this.#unread.keys()) if (!keys.has(key)) this.#unread.delete(key);
    const wanted = pods.filter(({ key, version }) => this.#isWanted(key, version));
    const { tokens, signal } = this.#options;
    const subjects = wanted.map(({ subject }) => subject);
    const opened = await openQueues(subjects, this.#reader, { tokens, signal });
    const at = performance.now();
    for (const { key, subject, version, name } of wanted) {
      const { readings = [], tries = 0, version: before } = this.#unread.get(key) ?? {};
      this.#unread.delete(key);
      const live = opened.processes.find((process) => process.subject === subject);
      const missing = opened.missing.get(subject);
      if (missing !== undefined)
        this.#unread.set(key, { version, at, missing, readings, tries: before === version ? tries + 1 : 0 });
      if (live === undefined) continue;
      // What it said before it was lost tells whether it began anew.
      live.readings.unshift(...readings);
      this.#watched.set(key, new WatchedProcess(live, name, opened.gaps));
      this.#tell(`${name} is read now`);
    }
  }

  #isWanted(key: string, version: string | undefined): boolean {
    if (this.#watched.has(key)) return false;
    const unread = this.#unread.get(key);
    return unread === undefined || isAskedAgain(unread, version, performance.now());
  }

  #lose(key: string, { name, live }: WatchedProcess, { message }: Gap): void {
    this.#watched.delete(key);
    const missing = [{ text: `${name}: ${message}`, next: 'It is looked for anew.' }];
    const { readings } = live;
    this.#unread.set(key, { version: undefined, at: performance.now(), missing, readings, tries: 0 });
    this.#tell(`${name}: ${message}`);
  }

  #tell(news: string): void {
    this.#news.push(news);
    this.#pace.hurry();
  }
}
