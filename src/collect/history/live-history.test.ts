import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ClusterReader, Discovery, WatchEvent } from '../../cluster/reader.ts';
import type { Entry } from '../../history/entry.ts';
import { NO_FACTS } from '../../history/facts.ts';
import { answer, type Gap, gapAnswer } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import { readerOf } from '../reader.fixture.ts';
import type { FollowWish } from './follow-scopes.ts';
import { LiveHistory } from './live-history.ts';

const NOW = Date.parse('2026-01-02T10:00:00Z');

interface Sketch {
  readonly version: string;
  readonly ready?: string;
  readonly name?: string;
  readonly uid?: string;
  readonly owner?: string;
}

function cluster({ version, ready = 'True', name = 'cache', uid = 'uid-1', owner }: Sketch): KubeObject {
  const owners: JsonObject[] =
    owner === undefined
      ? []
      : [{ apiVersion: 'cache.example.com/v1', kind: 'RedisCluster', name: 'cache', uid: owner }];
  return objectOf('cache.example.com/v1', 'RedisCluster', {
    metadata: { name, namespace: 'shop', uid, resourceVersion: version, ownerReferences: owners },
    status: { conditions: [{ type: 'Ready', status: ready, reason: 'Told', message: '' }] },
  });
}

/** A cluster of which each list is the next of these, and each watch tells the next events and then waits. */
function readerWith(lists: readonly (readonly KubeObject[] | Gap)[], watches: readonly (readonly WatchEvent[])[]) {
  let [listed, watched, now] = [0, 0, NOW];
  const reader: ClusterReader = {
    ...readerOf([]).reader,
    now: () => {
      now += 1;
      return now;
    },
    async *list() {
      const list = lists[Math.min(listed, lists.length - 1)] ?? [];
      listed += 1;
      yield 'reason' in list ? gapAnswer(list) : answer({ objects: list, dropped: 0, resourceVersion: '1' });
    },
    async *watch(_, signal) {
      const events = watches[watched] ?? [];
      watched += 1;
      yield* events;
      if (events.at(-1)?.kind !== 'restarted') await delay(60_000, undefined, { signal }).catch(() => undefined);
    },
  };
  return reader;
}

/** Follows until so many entries were told. */
async function follow(
  reader: ClusterReader,
  objects: readonly KubeObject[],
  many: number,
  wish: Partial<FollowWish> = {},
) {
  const facts = { ...NO_FACTS, objects, now: NOW };
  const whole = { objects, selector: undefined, isSelected: false, tree: false, ...wish };
  const discovery: Discovery = { types: [], allVersions: [], gaps: [] };
  const live = new LiveHistory(facts, whole, reader, discovery);
  const told: Entry[] = [];
  const end = new AbortController();
  const over = setTimeout(() => end.abort(), 15_000);
  await live.follow((entries) => {
    told.push(...entries);
    if (told.length >= many) end.abort();
  }, end.signal);
  clearTimeout(over);
  return { live, told: told.map(({ subject, what }) => ({ name: subject.name, ...what })) };
}

test('what changed between the first reading and the watch is told, and then what the watch tells', async () => {
  const events: WatchEvent[] = [{ kind: 'modified', object: cluster({ version: '3', ready: 'Unknown' }) }];
  const reader = readerWith([[cluster({ version: '2', ready: 'False' })]], [events]);
  const { told, live } = await follow(reader, [cluster({ version: '1' })], 2);
  expect(told).toMatchObject([
    { kind: 'condition', status: 'False', before: { status: 'True' } },
    { kind: 'condition', status: 'Unknown', before: { status: 'False' } },
  ]);
  const lane = live.timeline({ since: undefined }).lanes.find(({ type }) => type === 'Ready');
  expect(lane?.spans.at(-1)?.status).toBe('Unknown');
});

test('a watch that lost track leaves a hole, after which nothing is said of what was before', async () => {
  const lists = [[cluster({ version: '1' })], [cluster({ version: '9', ready: 'False' })]];
  const reader = readerWith(lists, [[{ kind: 'restarted' }]]);
  const { told } = await follow(reader, [cluster({ version: '1' })], 2);
  expect(told.map(({ kind }) => kind).sort()).toEqual(['condition', 'hole']);
  expect(told.find(({ kind }) => kind === 'condition')).not.toHaveProperty('before');
});

test('who is gone from the list, or deleted in the watch, is gone; who gets its name is followed', async () => {
  const events: WatchEvent[] = [
    { kind: 'added', object: cluster({ version: '5', uid: 'uid-2' }) },
    { kind: 'added', object: cluster({ version: '5', name: 'other', uid: 'uid-3' }) },
    { kind: 'deleted', object: cluster({ version: '6', uid: 'uid-2' }) },
  ];
  const { told, live } = await follow(readerWith([[]], [events]), [cluster({ version: '1' })], 3);
  expect(told.map(({ kind }) => kind)).toEqual(['deleted', 'condition', 'deleted']);
  expect(live.timeline({ since: undefined }).subjects.map(({ uid }) => uid)).toEqual(['uid-1', 'uid-2']);
});

test('with the tree, what a followed object owns is followed, and nothing else', async () => {
  const events: WatchEvent[] = [
    { kind: 'added', object: cluster({ version: '5', name: 'stranger', uid: 'uid-8', owner: 'uid-9' }) },
    { kind: 'added', object: cluster({ version: '5', name: 'child', uid: 'uid-2', owner: 'uid-1' }) },
  ];
  const root = cluster({ version: '1' });
  const { told } = await follow(readerWith([[root]], [events]), [root], 1, { tree: true });
  expect(told).toMatchObject([{ name: 'child', kind: 'condition' }]);
});

test('what may not be watched is a gap of the timeline', async () => {
  const { type } = cluster({ version: '1' });
  const gap: Gap = { subject: { kind: 'list', type, namespace: 'shop' }, reason: 'forbidden', message: 'no' };
  const events: WatchEvent[] = [{ kind: 'modified', object: cluster({ version: '3', ready: 'False' }) }];
  const { live } = await follow(
    readerWith([gap, [cluster({ version: '1' })]], [events]),
    [cluster({ version: '1' })],
    1,
  );
  expect(live.timeline({ since: undefined }).gaps).toEqual([gap]);
});
