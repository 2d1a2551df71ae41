import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exactly } from '../../history/when.ts';
import { openStore } from '../../store/open-store.ts';
import { type RestlessQuery, readRestless } from './restless.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-restless-'));
const path = join(folder, 'store.db');

beforeAll(async () => {
  const store = await openStore(path);
  if (!store.ok) throw new Error(store.problem.message);
  const { records, close } = store.value;
  records.transaction(() => {
    const cluster = records.cluster({ uid: 'this', name: 'this' });
    const add = (namespace: string, name: string, changes: number, from: number) => {
      const subject = {
        group: 'cache.example.com',
        kind: 'RedisCluster',
        namespace,
        name,
        uid: `${namespace}-${name}`,
      };
      const entries = Array.from({ length: changes + 1 }, (_, at) => ({
        when: exactly(from + at * 1000),
        what: {
          ...({ kind: 'condition', type: 'Ready', reason: '', message: '' } as const),
          status: at % 2 === 0 ? 'True' : 'False',
        },
        ordered: true,
      }));
      records.add(records.object(cluster, subject), entries);
    };
    add('shop', 'calm', 1, NOW - 5000);
    add('shop', 'restless', 12, NOW - 60_000);
    add('other', 'restless', 5, NOW - 60_000);
    add('shop', 'long-ago', 9, NOW - 90_000_000);
  });
  close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DAY = 86_400_000;
const query = {
  cluster: 'this',
  namespace: undefined,
  types: new Set(['cache.example.com/RedisCluster']),
  since: NOW - DAY,
};
const told = async (more: Partial<RestlessQuery> = {}) =>
  (await readRestless([path], { ...query, ...more })).restless?.map(
    ({ subject, changes }) => `${subject.namespace}/${subject.name} ${changes}`,
  );

test('conditions that changed more than once within the time, of the types and the namespace', async () => {
  expect(await told()).toEqual(['shop/restless 12', 'other/restless 5']);
  expect(await told({ namespace: 'other' })).toEqual(['other/restless 5']);
  expect(await told({ types: new Set() })).toEqual([]);
  expect(await told({ uids: new Set(['other-restless']) })).toEqual(['other/restless 5']);
});

test('without a store nothing tells; one that cannot be read is said', async () => {
  expect((await readRestless([], query)).restless).toBeUndefined();
  const missing = await readRestless([join(folder, 'none.db')], query);
  expect(missing).toMatchObject({ restless: undefined, problems: [{ message: expect.stringContaining('none.db') }] });
});
