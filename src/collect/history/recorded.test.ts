import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildTimeline } from '../../history/build-timeline.ts';
import { NO_FACTS } from '../../history/facts.ts';
import type { Happening } from '../../history/happening.ts';
import { exactly } from '../../history/when.ts';
import { openStore } from '../../store/open-store.ts';
import { readRecorded } from './recorded.ts';

const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-recorded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SUBJECT = { group: 'example.com', kind: 'Gauge', namespace: 'shop', name: 'a', uid: 'u-1' };
const SCOPE = { group: 'example.com', resource: 'gauges', kind: 'Gauge', namespace: '', selector: '' };

const ready = (status: string, before: string): Happening => ({
  ...{ kind: 'condition', type: 'Ready', status, reason: '', message: '', before: { status: before } },
});

/** A list, and until when there was a watch after it; undefined: nothing came. */
interface Listed {
  readonly asked: number;
  readonly told: number;
  readonly until?: number;
  readonly why: string;
}

/** A store of lists, and of what happened to one object. */
async function storeOfLists(
  name: string,
  lists: readonly Listed[],
  changes: readonly (readonly [time: number, what: Happening])[],
): Promise<string> {
  const path = join(folder, name);
  const store = await openStore(path);
  if (!store.ok) throw new Error(store.problem.message);
  const { records, positions, close } = store.value;
  records.transaction(() => {
    const cluster = records.cluster({ uid: 'cluster-1', name: 'here' });
    const { id } = positions.get(cluster, SCOPE);
    for (const { asked, told, until, why } of lists) {
      positions.begin(id, String(told), { asked, told }, why);
      if (until !== undefined) positions.advance(id, String(told), until);
    }
    records.add(
      records.object(cluster, SUBJECT),
      changes.map(([time, what]) => ({ when: exactly(time), what, ordered: true })),
    );
  });
  close();
  return path;
}

/** A store that watched at times, and saw a condition change. */
function storeOf(
  name: string,
  watched: readonly (readonly [since: number, until: number])[],
  changes: readonly (readonly [time: number, what: Happening])[],
): Promise<string> {
  const lists = watched.map(
    ([since, until], at): Listed => ({ asked: since, told: since, until, why: at === 0 ? '' : 'stopped' }),
  );
  return storeOfLists(name, lists, changes);
}

test('two stores of one cluster tell a change once, and have a hole where neither of them watched', async () => {
  const [down, up] = [ready('False', 'True'), ready('True', 'False')];
  const paths = [
    await storeOf(
      'a.db',
      [
        [0, 10_000],
        [20_000, 50_000],
      ],
      [
        [5000, down],
        [30_000, up],
      ],
    ),
    await storeOf(
      'b.db',
      [
        [0, 12_000],
        [15_000, 50_000],
      ],
      [
        [5000, down],
        [18_000, up],
        [19_000, down],
        [30_000, up],
      ],
    ),
  ];
  const { subjects, entries, covered } = await readRecorded(paths, [{ ...SUBJECT }], 'cluster-1');
  expect(subjects).toEqual([SUBJECT]);
  const facts = { ...NO_FACTS, recorded: entries, known: subjects, covered, now: 50_000 };
  const timeline = buildTimeline(facts, { since: undefined, until: undefined });
  const told = timeline.entries.map(({ when, what }) => [
    when.latest,
    what.kind === 'hole' ? `since ${what.from}` : 'status' in what ? what.status : what.kind,
  ]);
  expect(told).toEqual([
    [5000, 'False'],
    [15_000, 'since 12000'],
    [18_000, 'True'],
    [19_000, 'False'],
    [30_000, 'True'],
  ]);
});

test('an object that changed some hundred thousand times is told, too', async () => {
  const changes = Array.from({ length: 130_000 }, (_, at) => [at, { kind: 'created' }] as const);
  const path = await storeOf('long.db', [[0, 130_000]], changes);
  const { entries } = await readRecorded([path], [{ ...SUBJECT }], 'cluster-1', 130_000);
  expect(entries).toHaveLength(130_000);
});

/** A store of lists after which nothing came. */
function listed(name: string, ...lists: readonly Listed[]): Promise<string> {
  return storeOfLists(name, lists, [[1000, ready('False', 'True')]]);
}

async function holesIn(paths: readonly string[], now?: number) {
  const { entries } = await readRecorded(paths, [SUBJECT], 'cluster-1', now);
  return entries.flatMap(({ when, what }) => (what.kind === 'hole' ? [[what.from, when.latest, what.why]] : []));
}

test('a hole begins when the list before it was asked for, where nothing has come since', async () => {
  const path = await listed(
    'asked.db',
    { asked: 10_000, told: 13_000, why: '' },
    { asked: 60_000, told: 61_000, why: 'forgotten' },
  );
  expect(await holesIn([path])).toEqual([[10_000, 61_000, 'forgotten']]);
});

test('a list that was long on its way is no sign that nobody records', async () => {
  const path = await listed('slow.db', { asked: 0, told: 60_000, why: '' });
  expect(await holesIn([path], 100_000)).toEqual([]);
  expect(await holesIn([path], 300_000)).toEqual([[0, 300_000, 'nothing has been recorded since']]);
});
