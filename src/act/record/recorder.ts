import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { Problem, Result } from '../../objects/problem.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import type { ClusterIdentity } from '../../store/records.ts';
import type { RecordClock } from './clock.ts';
import type { RecordProgress } from './progress.ts';
import { recordScope } from './record-scope.ts';
import type { WatchedScope } from './scope.ts';
import { scopeWriter, type Written } from './scope-writer.ts';

/** What to record, and where. */
export interface RecordPlan {
  readonly scopes: readonly WatchedScope[];
  readonly path: string;
  readonly identity: ClusterIdentity;
  readonly specs: boolean;
  /** Milliseconds for which entries are kept, and bytes that the file may have. */
  readonly keep: number;
  readonly bytes: number;
}

/** Told while it records; each thing once, not at every try. */
export interface RecordEvents {
  readonly onGap: (scope: WatchedScope, gap: Gap) => void;
  readonly onHole: (scope: WatchedScope, why: string) => void;
  /** The store cannot be written, or can be again (undefined). */
  readonly onStore: (problem: Problem | undefined) => void;
  /** What has to stay in the store takes more than it may have: nothing of the past is kept. */
  readonly onCrowded: () => void;
  /** The local clock was set by so many milliseconds. */
  readonly onStep: (milliseconds: number) => void;
}

const LONGEST_WAIT = 30_000;
/** Milliseconds between two looks at the clock, and between two at what is too old. */
const TICK = 1000;
const RETENTION = 60_000;

/**
 * Records until the signal aborts. Whatever fails, it goes on from what the store has: nothing is kept in memory that is
 * not stored but the changes of a moment.
 * @returns a problem where the store could not be opened to begin with
 */
export async function record(
  plan: RecordPlan,
  reader: ClusterReader,
  clock: RecordClock,
  progress: RecordProgress,
  events: RecordEvents,
  signal: AbortSignal,
): Promise<Result<void>> {
  let failures = 0;
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    const opened = await openStore(plan.path);
    if (!opened.ok && isFirst) return opened;
    const problem = opened.ok
      ? await session(opened.value, plan, reader, clock, progress, events, signal)
      : opened.problem;
    if (problem === undefined) continue;
    if (failures === 0 || progress.worked()) events.onStore(problem);
    failures = progress.worked() ? 1 : failures + 1;
    progress.failed();
    const wait = Math.min(LONGEST_WAIT, 500 * 2 ** failures);
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
  return { ok: true, value: undefined };
}

/** Records with an open store until the signal aborts, or until it cannot be written: then why. Closes it. */
async function session(
  store: Store,
  plan: RecordPlan,
  reader: ClusterReader,
  clock: RecordClock,
  progress: RecordProgress,
  events: RecordEvents,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const end = new AbortController();
  const stop = AbortSignal.any([signal, end.signal]);
  let problem: Problem | undefined;
  const onFailed = (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const what = isOfFile(error) ? `${plan.path} cannot be written` : 'recording failed';
    problem ??= { message: `${what}: ${message}`, next: undefined };
    end.abort();
  };
  const guarded = (work: () => void) => () => {
    try {
      if (!stop.aborted) work();
    } catch (error) {
      onFailed(error);
    }
  };
  let isReported = !progress.hasFailed();
  const onWritten = (written: Written) => {
    progress.written(written);
    if (isReported) return;
    isReported = true;
    progress.recovered();
    events.onStore(undefined);
  };
  let retention: NodeJS.Timeout | undefined;
  let isCrowded = false;
  const retainAll = guarded(() => {
    store.check();
    const retained = store.retain({ since: clock.now() - plan.keep, bytes: plan.bytes });
    retention = setTimeout(retainAll, retained === 'more' ? TICK : RETENTION);
    if (retained === 'crowded' && !isCrowded) events.onCrowded();
    isCrowded ||= retained === 'crowded';
  });
  let isSet = false;
  const ticks = setInterval(() => {
    guarded(() => store.check())();
    const moved = clock.step();
    if (moved !== undefined) events.onStep(moved);
    isSet ||= moved !== undefined;
    if (!isSet) return;
    // An answer of the server tells its time anew; until then its time is the local clock's.
    void reader.serverVersion().then(({ ok }) => {
      if (!ok || !isSet) return;
      isSet = false;
      clock.follow();
    });
  }, TICK);
  try {
    const cluster = store.records.transaction(() => store.records.cluster(plan.identity));
    retainAll();
    const writers = plan.scopes.map((scope) => ({ scope, writer: scopeWriter(store, cluster, scope, plan.specs) }));
    const countAll = () => progress.counted(writers.reduce((sum, { writer }) => sum + writer.count(), 0));
    countAll();
    await Promise.all(
      writers.map(({ scope, writer }) =>
        recordScope(scope, {
          reader,
          writer,
          now: clock.now,
          signal: stop,
          onWritten,
          onRead: () => progress.read(scope),
          onHole: (why) => {
            // One of Events comes with one of objects, or is told alone.
            if (scope.eventsOf === undefined) progress.hole();
            events.onHole(scope, why);
          },
          onGap: (gap) => {
            if (progress.lost(scope)) events.onGap(scope, gap);
          },
          onFailed,
        }),
      ),
    );
    // Another recorder of the same file may have been the first to see some of them come or go.
    countAll();
  } catch (error) {
    onFailed(error);
  } finally {
    clearInterval(ticks);
    clearTimeout(retention);
    end.abort();
    store.close();
  }
  return problem;
}

/** Whether SQLite or the file system refused. Anything else is a defect, after which all begins again just the same. */
function isOfFile(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z_]+$/.test(code);
}
