import { readRecorded } from '../../../src/collect/history/recorded.ts';
import type { Entry } from '../../../src/history/entry.ts';
import { readStore } from '../../../src/store/read-store.ts';
import type { GaugeType } from './gauges.ts';
import type { WitnessedWrite } from './witness.ts';

/** By how much the witness' times and the server's may differ: both are of one machine. */
const SLACK = 50;

/** What a store has of a type. */
export interface StoredHistory {
  readonly entries: readonly Entry[];
  readonly holes: readonly {
    readonly uid: string;
    readonly from: number;
    readonly to: number;
    readonly why: string;
    readonly only?: string;
  }[];
}

/** Reads what a store has of the objects, gone or there. */
export async function storedHistory(path: string, { group, namespace }: GaugeType): Promise<StoredHistory> {
  const store = await readStore(path);
  if (!store.ok) return { entries: [], holes: [] };
  store.value.close();
  const { entries, problems } = await readRecorded(
    [path],
    [{ group, kind: 'Gauge', namespace, name: undefined }],
    undefined,
  );
  const [problem] = problems;
  if (problem !== undefined) throw new Error(problem.message);
  const holes = entries.flatMap(({ subject, when, what }) =>
    what.kind === 'hole'
      ? [
          {
            uid: subject.uid,
            from: what.from,
            to: when.latest,
            why: what.why,
            ...(what.only === undefined ? {} : { only: what.only }),
          },
        ]
      : [],
  );
  return { entries, holes };
}

/** `UID KIND NUMBER` of what an entry tells of the witness' writes; undefined where it tells of none. */
export function keyOf({ subject: { uid }, what }: Entry): string | undefined {
  if (what.kind === 'condition') return keyFor(uid, 'condition', what.message.slice(2));
  if (what.kind === 'event') return keyFor(uid, 'event', what.message.slice(2));
  if (what.kind === 'generation') return what.changes?.map(({ after = '' }) => keyFor(uid, 'generation', after))[0];
  return what.kind === 'created' || what.kind === 'deleted' ? keyFor(uid, what.kind, '') : undefined;
}

/** Of what a list finds changed at once, as after a restart of the API server, no order is told where no time tells it. */
function tellsOrder(before: Entry, entry: Entry): boolean {
  const isOfWatch = before.sequence !== undefined && entry.sequence !== undefined;
  return isOfWatch || (before.when.earliest ?? 0) > entry.when.latest;
}

/** The same of a write. */
export function keyOfWrite({ uid, kind, number }: WitnessedWrite): string {
  return keyFor(uid, kind, kind === 'created' || kind === 'deleted' ? '' : String(number));
}

function keyFor(uid: string, kind: string, number: string): string {
  return `${uid} ${kind} ${number}`;
}

/**
 * What is wrong with a stored history, by what a witness knows: each write is told once, at its time and in its order, and
 * what is missing lies within a hole.
 */
export function differencesFrom(writes: readonly WitnessedWrite[], { entries, holes }: StoredHistory): string[] {
  const wrong: string[] = [];
  const written = new Map(writes.map((write) => [keyOfWrite(write), write]));
  if (written.size < writes.length) wrong.push('two writes cannot be told apart');
  const uids = new Set(writes.map(({ uid }) => uid));
  const stored = new Map<string, Entry>();
  const last = new Map<string, { number: number; key: string; entry: Entry }>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === undefined || !uids.has(entry.subject.uid)) continue;
    const write = written.get(key);
    if (stored.has(key)) wrong.push(`told twice: ${key}`);
    stored.set(key, entry);
    if (write === undefined) {
      // What the objects were before the witness came.
      if (entry.what.kind !== 'created') wrong.push(`invented: ${key}`);
      continue;
    }
    const { earliest = 0, latest } = entry.when;
    const isAt = earliest <= (write.answered ?? Number.POSITIVE_INFINITY) + SLACK && latest >= write.sent - SLACK;
    if (!isAt) wrong.push(`at another time: ${key} ${JSON.stringify(entry.when)} ${write.sent}…${write.answered}`);
    if (write.kind === 'event') continue;
    const before = last.get(write.uid);
    if (before !== undefined && before.number > write.number && tellsOrder(before.entry, entry))
      wrong.push(`out of order: ${key} after ${before.key}`);
    last.set(write.uid, { number: write.number, key, entry });
  }
  const known = new Set(entries.map(({ subject }) => subject.uid));
  for (const write of writes) {
    const { uid, sent, answered } = write;
    if (answered === undefined || stored.has(keyOfWrite(write))) continue;
    // What was made and deleted within a hole nobody knows of: the hole is that of the others.
    const own = holes.filter(
      (hole) => (hole.uid === uid || !known.has(uid)) && (hole.only === undefined || write.kind === 'event'),
    );
    const isMarked = own.some(({ from, to }) => from <= answered && to >= sent);
    if (!isMarked) wrong.push(`missing without a hole: ${keyOfWrite(write)} ${sent}…${answered}`);
  }
  return wrong;
}
