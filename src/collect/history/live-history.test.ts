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
  discovery: Discovery = { types: [], allVersions: [], gaps: [] },
) {
  const facts = { ...NO_FACTS, objects, now: NOW };
  const whole = { objects, selector: undefined, isSelected: false, tree: false, ...wish };
  const live = new LiveHistory(facts, whole, reader, discovery, {
    allNamespaces: false,
    readAt: NOW,
    every: 10,
  });
  const told: Entry[] = [];
  const end = new AbortController();
  const over = setTimeout(() => end.abort(), 15_000);
  await live.follow((entries) => {
    told.push(...entries);
    if (told.length >= many) end.abort();
  }, end.signal);
  clearTimeout(over);
  return { live, entries: told, told: told.map(({ subject, what }) => ({ name: subject.name, ...what })) };
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

test('with the tree, a type that they come to own is followed, its objects since they were made, with what was reported before', async () => {
  const made = '2026-01-02T09:59:50Z';
  const gadget = objectOf('example.com/v1', 'Gadget', {
    metadata: {
      ...{ name: 'child', namespace: 'shop', uid: 'uid-2', resourceVersion: '7', creationTimestamp: made },
      ownerReferences: [{ apiVersion: 'cache.example.com/v1', kind: 'RedisCluster', name: 'cache', uid: 'uid-1' }],
    },
    status: { conditions: [{ type: 'Ready', status: 'True', reason: 'Told', message: '' }] },
  });
  const event = objectOf('v1', 'Event', {
    metadata: { name: 'e', namespace: 'shop', uid: 'uid-e', resourceVersion: '6' },
    involvedObject: { apiVersion: 'example.com/v1', kind: 'Gadget', name: 'child', namespace: 'shop', uid: 'uid-2' },
    ...{ reason: 'Scheduled', lastTimestamp: '2026-01-02T09:59:52Z' },
  });
  const root = cluster({ version: '1' });
  const served = [root, gadget, event].map(({ type }) => ({ ...type, verbs: ['list', 'watch'] }));
  const discovery: Discovery = { types: served, allVersions: served, gaps: [] };
  const reader: ClusterReader = {
    ...readerWith([], []),
    discover: async () => answer(discovery),
    async *list({ type }) {
      const objects = [root, gadget, event].filter((object) => object.type.kind === type.kind);
      yield answer({ objects, dropped: 0, resourceVersion: '8' });
    },
  };
  const { entries } = await follow(reader, [root], 3, { tree: true }, discovery);
  expect(entries.map(({ subject, what }) => `${subject.name} ${what.kind}`)).toEqual([
    'child created',
    'child condition',
    'child event',
  ]);
  // It was ready when it was seen first, and may have been so since it was made.
  expect(entries[1]?.when.earliest).toBe(Date.parse(made));
});

test('who loses the labels that are followed is not said to be deleted', async () => {
  const events: WatchEvent[] = [
    { kind: 'deleted', object: cluster({ version: '5' }) },
    { kind: 'deleted', object: cluster({ version: '6', name: 'gone', uid: 'uid-2' }) },
  ];
  const all = [cluster({ version: '1' }), cluster({ version: '1', name: 'gone', uid: 'uid-2' })];
  const reader: ClusterReader = {
    ...readerWith([all], [events]),
    async get({ type, namespace, name }) {
      if (name === 'cache') return answer(cluster({ version: '5' }));
      return gapAnswer({ subject: { kind: 'object', type, namespace, name }, reason: 'not-found', message: '' });
    },
  };
  const { told } = await follow(reader, all, 2, { isSelected: true, selector: 'app=a' });
  expect(told).toMatchObject([
    { name: 'cache', kind: 'hole', why: 'it no longer has the labels that are followed' },
    { name: 'gone', kind: 'deleted' },
  ]);
});

test('objects that are gone are let go of, however many come and go', async () => {
  const names = Array.from({ length: 1000 }, (_, at) => `pod-${at}`);
  const events = names.flatMap((name): WatchEvent[] => [
    { kind: 'added', object: cluster({ version: '2', name, uid: name }) },
    { kind: 'deleted', object: cluster({ version: '3', name, uid: name }) },
  ]);
  const root = cluster({ version: '1' });
  const { live } = await follow(readerWith([[root]], [events, []]), [root], 2000, { isSelected: true });
  const others = Array.from({ length: 3000 }, (_, at): WatchEvent => {
    const ready = at % 2 === 0 ? 'False' : 'True';
    return { kind: 'modified', object: cluster({ version: `${at + 4}`, ready }) };
  });
  expect(live.timeline({ since: undefined }).subjects.length).toBe(1001);
  const long = await follow(readerWith([[root]], [[...events, ...others, ...others]]), [root], 8000, {
    isSelected: true,
  });
  expect(long.live.timeline({ since: undefined }).subjects.length).toBeLessThanOrEqual(201);
});
