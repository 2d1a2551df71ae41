import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import type { Happening } from '../history/happening.ts';
import { exactly } from '../history/when.ts';
import { openStore, type Store } from './open-store.ts';
import { readStore } from './read-store.ts';
import { isNewer } from './resource-version.ts';
import { APPLICATION_ID } from './schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SUBJECT = { group: 'example.com', kind: 'Gauge', namespace: 'shop', name: 'a', uid: 'u-1' };
const QUERY = { group: 'example.com', kind: 'Gauge', namespace: 'shop', name: 'a' };
const SCOPE = { group: 'example.com', resource: 'gauges', kind: 'Gauge', namespace: '', selector: '' };
const NEVER = { since: 0, bytes: Number.POSITIVE_INFINITY };

async function opened(name: string): Promise<Store> {
  const store = await openStore(join(folder, name));
  if (!store.ok) throw new Error(store.problem.message);
  return store.value;
}

async function entriesOf(name: string) {
  const store = await readStore(join(folder, name));
  if (!store.ok) throw new Error(store.problem.message);
  const [found] = store.value.read(QUERY, 'cluster-1');
  store.value.close();
  return found;
}

const write = (manager: string): Happening => ({
  kind: 'write',
  manager,
  operation: 'Update',
  subresource: undefined,
  fields: ['spec.size', 'spec.name'],
});

test('what is written is read again, in order, with the fields of writes', async () => {
  const { records, close } = await opened('plain.db');
  records.transaction(() => {
    const cluster = records.cluster({ uid: 'cluster-1', name: 'here' });
    const id = records.object(cluster, SUBJECT);
    records.add(id, [
      { when: exactly(1000), what: write('kubectl'), ordered: true },
      { when: { earliest: undefined, latest: 500 }, what: write('robot'), ordered: false },
    ]);
  });
  close();
  const found = await entriesOf('plain.db');
  expect(found?.entries).toEqual([
    { subject: SUBJECT, when: exactly(1000), sources: ['record'], what: write('kubectl'), sequence: 1 },
    { subject: SUBJECT, when: { earliest: undefined, latest: 500 }, sources: ['record'], what: write('robot') },
  ]);
});

test('a transaction that fails leaves nothing', async () => {
  const { records, close } = await opened('failed.db');
  const cluster = records.transaction(() => records.cluster({ uid: 'cluster-1', name: 'here' }));
  const fail = () =>
    records.transaction(() => {
      records.add(records.object(cluster, SUBJECT), [{ when: exactly(1), what: write('a'), ordered: true }]);
      throw new Error('no');
    });
  expect(fail).toThrow('no');
  records.transaction(() =>
    records.add(records.object(cluster, SUBJECT), [{ when: exactly(2), what: write('b'), ordered: true }]),
  );
  close();
  expect((await entriesOf('failed.db'))?.entries.map(({ what }) => what)).toEqual([write('b')]);
});

test('an object of another cluster says which, and one of the cluster that is read does not', async () => {
  const { records, close } = await opened('clusters.db');
  records.transaction(() => {
    const [here, there] = [
      records.cluster({ uid: 'cluster-1', name: 'here' }),
      records.cluster({ uid: 'cluster-2', name: 'there' }),
    ];
    for (const cluster of [here, there]) records.object(cluster, SUBJECT);
  });
  close();
  const store = await readStore(join(folder, 'clusters.db'));
  const subjects = store.ok ? store.value.read(QUERY, 'cluster-1').map(({ subject }) => subject.cluster) : [];
  expect(subjects).toEqual([undefined, 'there']);
  if (store.ok) store.value.close();
});

test('coverage that begins anew leaves a hole, and going on does not', async () => {
  const { records, positions, close } = await opened('coverage.db');
  records.transaction(() => {
    const cluster = records.cluster({ uid: 'cluster-1', name: 'here' });
    records.object(cluster, SUBJECT);
    const { id } = positions.get(cluster, SCOPE);
    expect(positions.list(id)).toBe(1);
    positions.begin(id, '10', { asked: 1000, told: 1000 }, '');
    positions.advance(id, '12', 2000);
    positions.advance(id, '13', 1500);
    expect(positions.list(id)).toBe(2);
    expect(positions.get(cluster, SCOPE).version).toBe('');
    positions.begin(id, '90', { asked: 5000, told: 5000 }, 'forgotten');
    positions.advance(id, '95', 6000);
    expect(positions.get(cluster, SCOPE)).toEqual({ id, version: '95' });
  });
  close();
  expect((await entriesOf('coverage.db'))?.covered).toEqual([
    { since: 1000, until: 2000, why: '' },
    { since: 5000, until: 6000, why: 'forgotten' },
  ]);
});

test('what is too old goes, with objects that are gone, and is not told as having been quiet', async () => {
  const store = await opened('old.db');
  const { records, positions } = store;
  records.transaction(() => {
    const cluster = records.cluster({ uid: 'cluster-1', name: 'here' });
    const { id } = positions.get(cluster, SCOPE);
    positions.begin(id, '1', { asked: 0, told: 0 }, '');
    positions.advance(id, '2', 10_000);
    for (const [uid, time] of [
      ['u-0', 1000],
      ['u-1', 9000],
    ] as const) {
      const object = records.object(cluster, { ...SUBJECT, uid });
      records.add(object, [{ when: exactly(time), what: write('a'), ordered: true }]);
      records.update(object, { version: '1', state: undefined, selector: '', latest: time, deleted: true, listing: 1 });
    }
  });
  expect(store.retain({ ...NEVER, since: 5000 })).toBe('done');
  store.close();
  const found = await entriesOf('old.db');
  expect(found?.subject.uid).toBe('u-1');
  expect(found?.covered).toEqual([{ since: 5000, until: 10_000, why: '' }]);
});

test('a file that is too big loses its oldest entries until it is not', async () => {
  const store = await opened('big.db');
  const { records } = store;
  const object = records.transaction(() =>
    records.object(records.cluster({ uid: 'cluster-1', name: 'here' }), SUBJECT),
  );
  for (let part = 0; part < 20; part += 1) {
    records.transaction(() => {
      for (let at = 0; at < 1000; at += 1) {
        const message = 'x'.repeat(200);
        const what: Happening = { kind: 'condition', type: 'Ready', status: 'True', reason: 'R', message };
        records.add(object, [{ when: exactly(part * 1000 + at), what, ordered: true }]);
      }
    });
  }
  let rounds = 1;
  while (store.retain({ since: 0, bytes: 2 << 20 }) === 'more') rounds += 1;
  expect(rounds).toBeLessThan(10);
  store.close();
  const entries = (await entriesOf('big.db'))?.entries ?? [];
  expect(entries.length).toBeGreaterThan(1000);
  expect(entries.length).toBeLessThan(10_001);
  expect(entries.at(-1)?.when).toEqual(exactly(19_999));
});

test('a file that is a little too big loses no more than it has to', async () => {
  const store = await opened('long.db');
  const { records } = store;
  const message = 'x'.repeat(20_000);
  records.transaction(() => {
    const id = records.object(records.cluster({ uid: 'cluster-1', name: 'here' }), SUBJECT);
    for (let at = 0; at < 100; at += 1)
      records.add(id, [{ when: exactly(at), what: { kind: 'phase', phase: '', reason: '', message }, ordered: true }]);
  });
  const limits = { since: 0, bytes: 1_500_000 };
  for (let turn = 0; turn < 20 && store.retain(limits) === 'more'; turn += 1);
  store.close();
  const left = (await entriesOf('long.db'))?.entries.length ?? 0;
  expect(left).toBeGreaterThan(40);
  expect(left).toBeLessThan(76);
});

test('which Events are in is forgotten with them: the room is for what happened', async () => {
  const store = await opened('events.db');
  const { records } = store;
  const message = 'x'.repeat(20);
  const at = (time: number) => `${String(time).padStart(8, '0')}-4a7c-11f0-8de9-0242ac120002`;
  records.transaction(() => {
    const cluster = records.cluster({ uid: 'cluster-1', name: 'here' });
    const id = records.object(cluster, SUBJECT);
    for (let time = 0; time < 20_000; time += 1) {
      const what: Happening = { kind: 'phase', phase: '', reason: '', message };
      records.add(id, [{ when: exactly(time), what, ordered: false, event: at(time) }]);
      records.keepEvent(cluster, at(time), '1', time);
    }
  });
  for (let turn = 0; turn < 50 && store.retain({ since: 0, bytes: 1 << 20 }) === 'more'; turn += 1);
  expect(store.retain({ since: 0, bytes: 1 << 20 })).toBe('done');
  store.close();
  expect((await entriesOf('events.db'))?.entries.length).toBeGreaterThan(1000);
});

test('a file that is too big with nothing left to take out says so', async () => {
  const store = await opened('crowded.db');
  const { records } = store;
  records.transaction(() => {
    const cluster = records.cluster({ uid: 'cluster-1', name: 'here' });
    const state = {
      generation: 1,
      observed: 1,
      deletionTime: undefined,
      phase: 'x'.repeat(100_000),
      conditions: [],
      managers: [],
    };
    for (let at = 0; at < 20; at += 1) {
      const id = records.object(cluster, { ...SUBJECT, uid: `u-${at}` });
      records.update(id, { version: '1', state, selector: '', latest: 0, deleted: false, listing: undefined });
      records.add(id, [{ when: exactly(at), what: { kind: 'created' }, ordered: false }]);
    }
  });
  expect(store.retain({ since: 0, bytes: 1 << 20 })).toBe('more');
  for (let turn = 0; turn < 5 && store.retain({ since: 0, bytes: 1 << 20 }) === 'more'; turn += 1);
  expect(store.retain({ since: 0, bytes: 1 << 20 })).toBe('crowded');
  store.close();
});

test('a file of something else, or of another version, is left alone', async () => {
  const text = join(folder, 'text.db');
  writeFileSync(text, 'this is no database, but a text of some length that somebody wrote down here');
  expect(await openStore(text)).toMatchObject({ ok: false, problem: { message: expect.stringContaining('text.db') } });
  const made = (name: string, sql: string) => {
    const path = join(folder, name);
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();
    return { path, before: readFileSync(path) };
  };
  for (const [name, sql, why] of [
    ['other.db', 'CREATE TABLE passwords (a)', 'no store of record'],
    ['versioned.db', 'CREATE TABLE objects (a); PRAGMA user_version = 1', 'no store of record'],
    ['newer.db', `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 99`, 'another version'],
  ] as const) {
    const { path, before } = made(name, sql);
    const problem = { message: expect.stringContaining(why) };
    expect(await readStore(path)).toMatchObject({ problem });
    expect(await openStore(path)).toMatchObject({ problem });
    expect(readFileSync(path).equals(before)).toBe(true);
  }
  expect(await readStore(join(folder, 'none.db'))).toMatchObject({
    problem: { message: expect.stringContaining('there is no store') },
  });
});

test('where no file can be made is told in words, and nothing waits for ever', async () => {
  const text = join(folder, 'no-folder');
  writeFileSync(text, '');
  for (const [path, why] of [
    [join(text, 'record.db'), 'a part of its path is no folder'],
    [folder, 'it is a folder'],
    ['/proc/no/such/record.db', 'no such file or directory'],
  ] as const) {
    const problem = { message: expect.stringContaining(`${path} cannot be written: `) };
    expect(await openStore(path)).toMatchObject({ ok: false, problem });
    expect(await openStore(path)).toMatchObject({ problem: { message: expect.stringContaining(why) } });
  }
});

test('resourceVersions are compared as whole numbers of any length', () => {
  expect(isNewer('10', '9')).toBe(true);
  expect(isNewer('9', '10')).toBe(false);
  expect(isNewer('10', '10')).toBe(false);
  expect(isNewer('100000000000000000001', '100000000000000000000')).toBe(true);
  expect(isNewer('1', '')).toBe(true);
  expect(isNewer('', '1')).toBe(false);
  expect(isNewer('abc', 'abd')).toBe(true);
});

test('two lists at once, and a watch beside them, take nothing that is there for deleted', async () => {
  const { records, positions, close } = await opened('lists.db');
  const state = { generation: 1, observed: 1, deletionTime: undefined, phase: '', conditions: [], managers: [] };
  const update = { version: '1', state, selector: '', latest: 0, deleted: false };
  const scope = { ...SCOPE, selector: '' };
  records.transaction(() => {
    const cluster = records.cluster({ uid: 'cluster-1', name: 'here' });
    const both = records.object(cluster, SUBJECT);
    const gone = records.object(cluster, { ...SUBJECT, uid: 'u-2' });
    const [wide, narrow] = [
      positions.get(cluster, SCOPE).id,
      positions.get(cluster, { ...SCOPE, namespace: 'shop' }).id,
    ];
    const first = positions.list(wide);
    records.update(both, { ...update, listing: first });
    records.update(gone, { ...update, listing: first });
    const second = positions.list(narrow);
    records.seen(both, second, '');
    records.seen(both, first, '');
    const fresh = records.object(cluster, { ...SUBJECT, uid: 'u-3' });
    records.update(fresh, { ...update, listing: undefined });
    expect(records.unlisted(cluster, scope, first)).toEqual([]);
    expect(records.unlisted(cluster, scope, second).map(({ uid }) => uid)).toEqual(['u-2']);
  });
  close();
});
