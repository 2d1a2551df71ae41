import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { gauge, managed, readyStatus } from '../../history/recording/objects.fixture.ts';
import type { JsonObject } from '../../objects/json.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import { openStore } from '../../store/open-store.ts';
import { readStore } from '../../store/read-store.ts';
import type { WatchedScope } from './scope.ts';
import { scopeWriter } from './scope-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-scope-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (time: string) => Date.parse(`2026-01-01T${time}Z`);
const { type } = gauge({});
const SCOPE: WatchedScope = { type, namespace: 'shop', labelSelector: undefined, eventsOf: undefined };

/** A writer of a new store, in which the objects of a first list are, and what the store tells in the end. */
async function begun(listed: readonly KubeObject[], { specs = true, scope = SCOPE } = {}) {
  const path = join(mkdtempSync(join(folder, 'store-')), 'record.db');
  const opened = await openStore(path);
  if (!opened.ok) throw new Error(opened.problem.message);
  const store = opened.value;
  const cluster = store.records.transaction(() => store.records.cluster({ uid: 'c', name: 'c' }));
  const writer = scopeWriter(store, cluster, scope, specs);
  const list = (objects: readonly KubeObject[], version: string, told: number, why = '', asked = told) => {
    const listing = writer.beginList();
    writer.writePage(objects, listing, told);
    return writer.endList(listing, version, { asked, told }, why);
  };
  list(listed, '10', at('10:10:00'));
  const told = async () => {
    store.close();
    const reader = await readStore(path);
    if (!reader.ok) throw new Error(reader.problem.message);
    const found = reader.value.read({ group: 'example.com', kind: 'Gauge', namespace: 'shop', name: undefined }, 'c');
    reader.value.close();
    return found;
  };
  return { store, cluster, writer, list, told };
}

const changed = (object: KubeObject, time: number) => ({ kind: 'changed', object, at: time }) as const;

test('a change after a list can have happened as soon as the list was asked for', async () => {
  const { writer, list, told } = await begun([gauge({ version: 9 })]);
  list([gauge({ version: 9 })], '20', at('10:12:03'), 'forgotten', at('10:12:00'));
  writer.write([changed(gauge({ version: 21, metadata: { generation: 2 } }), at('10:12:03.100'))]);
  const [object] = await told();
  expect(object?.entries.at(-1)).toMatchObject({
    what: { kind: 'generation' },
    when: { earliest: at('10:12:00'), latest: at('10:12:03.100') },
  });
  expect(object?.covered.at(-1)).toMatchObject({ since: at('10:12:03'), why: 'forgotten' });
});

test('a change that the store has already is not stored again', async () => {
  const { writer, told } = await begun([gauge({ version: 9 })]);
  const change = changed(
    gauge({ version: 11, status: readyStatus('True', '2026-01-01T10:11:00Z') }),
    at('10:11:00.200'),
  );
  expect(writer.write([change])).toEqual({ changes: 1, entries: 1, objects: 0 });
  expect(writer.write([change])).toEqual({ changes: 1, entries: 0, objects: 0 });
  expect(writer.position().version).toBe('11');
  const [object] = await told();
  expect(object?.entries.map(({ what }) => what.kind)).toEqual(['created', 'condition']);
});

test('a change happened after what came before it, and before it came', async () => {
  const { writer, told } = await begun([gauge({ version: 9 })]);
  const write = managed('robot', '2026-01-01T10:11:00Z', { 'f:spec': {} });
  writer.write([changed(gauge({ version: 11, metadata: { managedFields: [write] } }), at('10:11:00.200'))]);
  const spec = { size: 2 };
  const second = gauge({ version: 12, spec, metadata: { generation: 2, managedFields: [write] } });
  writer.write([changed(second, at('10:11:05'))]);
  const [object] = await told();
  expect(object?.entries.slice(1)).toMatchObject([
    { what: { kind: 'write' }, when: { earliest: at('10:11:00'), latest: at('10:11:00.200') } },
    {
      what: { kind: 'generation', changes: [{ path: 'spec.size', before: '1', after: '2' }] },
      when: { earliest: at('10:11:00'), latest: at('10:11:05') },
    },
  ]);
});

test('after a hole what differs happened within it, and what is no longer there was deleted in it', async () => {
  const other = gauge({ version: 8, metadata: { uid: 'u-2', name: 'b' } });
  const { writer, list, told } = await begun([gauge({ version: 9 }), other]);
  writer.write([{ kind: 'position', resourceVersion: '20', at: at('10:20:01') }]);
  const now = gauge({ version: 90, spec: { size: 2 }, metadata: { generation: 2 } });
  expect(list([now], '99', at('10:30:00'), 'forgotten')).toMatchObject({ isHole: true, entries: 1, objects: -1 });
  expect(writer.count()).toBe(1);
  const [object, gone] = await told();
  const hole = { earliest: at('10:20:00'), latest: at('10:30:00') };
  expect(object?.entries.at(-1)).toMatchObject({ what: { kind: 'generation' }, when: hole });
  expect(object?.entries.at(-1)).not.toHaveProperty('sequence');
  expect(gone).toMatchObject({ isDeleted: true });
  expect(gone?.entries.at(-1)).toMatchObject({ what: { kind: 'deleted' }, when: hole });
  expect(object?.covered).toEqual([
    { since: at('10:10:00'), until: at('10:20:00'), why: '' },
    { since: at('10:30:00'), until: at('10:30:00'), why: 'forgotten' },
  ]);
});

test('what another recorder of the same file still has to tell of an object that a list no longer had is passed over', async () => {
  const { writer, list, told } = await begun([gauge({ version: 9 })]);
  list([], '30', at('10:12:00'), 'forgotten');
  const late = gauge({ version: 24, metadata: { generation: 2 } });
  writer.write([
    changed(late, at('10:12:01')),
    { kind: 'deleted', object: gauge({ version: 25 }), at: at('10:12:01') },
  ]);
  expect(writer.count()).toBe(0);
  const [object] = await told();
  expect(object?.entries.map(({ what }) => what.kind)).toEqual(['created', 'deleted']);
});

test('a list that was not ended is begun anew at the next start', async () => {
  const { writer } = await begun([gauge({ version: 9 })]);
  const listing = writer.beginList();
  writer.writePage([gauge({ version: 9 })], listing, at('10:20:00'));
  expect(writer.position().version).toBe('');
  expect(writer.beginList()).toBe(listing + 1);
});

test('an object that lost its labels is not deleted, and when it has them again there is a hole', async () => {
  const scope = { ...SCOPE, labelSelector: 'a=b' };
  const { writer, told } = await begun([gauge({ version: 9 })], { scope });
  writer.write([{ kind: 'unselected', object: gauge({ version: 11 }), at: at('10:11:00') }]);
  writer.write([changed(gauge({ version: 15, status: readyStatus('True', '2026-01-01T10:15:00Z') }), at('10:16:00'))]);
  const [object] = await told();
  expect(object?.entries.map(({ what }) => what.kind)).toEqual(['created', 'hole', 'condition']);
  expect(object?.isDeleted).toBe(false);
});

test('an object that lost its labels while nobody recorded is not deleted', async () => {
  const scope = { ...SCOPE, labelSelector: 'a=b' };
  const gone = gauge({ version: 8, metadata: { uid: 'u-2', name: 'b' } });
  const { writer, told } = await begun([gauge({ version: 9 }), gone], { scope });
  const listing = writer.beginList();
  expect(writer.unlisted(listing).map(({ name }) => name)).toEqual(['a', 'b']);
  const [{ uid = '' } = {}] = writer.unlisted(listing);
  expect(
    writer.endList(listing, '99', { asked: at('10:30:00'), told: at('10:30:00') }, '', new Set([uid])),
  ).toMatchObject({ entries: 1, objects: -2 });
  const objects = await told();
  expect(objects.map(({ entries }) => entries.some(({ what }) => what.kind === 'deleted'))).toEqual([false, true]);
});

test('an Event that names the uid of another object is not of its history', async () => {
  const types = { ...type, group: '', resource: 'events', kind: 'Event' };
  const { store, cluster, writer, told } = await begun([gauge({ version: 9 })]);
  const about = (uid: string, name: string) => {
    const body = {
      metadata: { name: `${name}.${uid}`, namespace: 'shop', uid: `e-${name}`, resourceVersion: '20' },
      involvedObject: { apiVersion: 'example.com/v1', kind: 'Gauge', namespace: 'shop', name, uid },
      ...{ reason: 'Broken', message: name, type: 'Warning', count: 1, lastTimestamp: '2026-01-01T10:11:00Z' },
    };
    return changed({ type: types, metadata: parseMetadata(body, 'Event'), body }, at('10:11:01'));
  };
  const scope: WatchedScope = { ...SCOPE, type: types, eventsOf: new Set(['example.com/Gauge']) };
  const events = scopeWriter(store, cluster, scope, true);
  expect(events.write([about('u-1', 'mallory'), about('u-1', 'a'), about('u-3', 'mallory')])).toMatchObject({
    entries: 2,
  });
  writer.write([changed(gauge({ version: 21, metadata: { uid: 'u-3', name: 'c' } }), at('10:12:00'))]);
  const objects = await told();
  expect(objects.map(({ subject }) => subject.name)).toEqual(['a', 'c']);
  const messages = objects[0]?.entries.map(({ what }) => (what.kind === 'event' ? what.message : what.kind));
  expect(messages).toEqual(['created', 'a']);
});

test('specs are left out where they are not wanted, and what changed in them is not known then', async () => {
  const { writer, told } = await begun([gauge({ version: 9 })], { specs: false });
  writer.write([changed(gauge({ version: 11, spec: { size: 2 }, metadata: { generation: 2 } }), at('10:11:00'))]);
  const [object] = await told();
  const generation = object?.entries.at(-1)?.what;
  expect(generation).toMatchObject({ kind: 'generation', generation: 2 });
  expect(generation).not.toHaveProperty('changes');
});

test('an Event has the moment at which it was told, or the second where it says no more', async () => {
  const types = { ...type, group: '', resource: 'events', kind: 'Event' };
  const { store, cluster, told } = await begun([gauge({ version: 9 })]);
  const event = (name: string, times: JsonObject) => {
    const body = {
      metadata: { name, namespace: 'shop', uid: `e-${name}`, resourceVersion: '20' },
      involvedObject: { apiVersion: 'example.com/v1', kind: 'Gauge', namespace: 'shop', name: 'a', uid: 'u-1' },
      ...{ reason: 'Broken', message: name, type: 'Warning', ...times },
    };
    return changed({ type: types, metadata: parseMetadata(body, 'Event'), body }, at('10:11:09'));
  };
  const scope: WatchedScope = { ...SCOPE, type: types, eventsOf: new Set(['example.com/Gauge']) };
  scopeWriter(store, cluster, scope, true).write([
    event('micro', { eventTime: '2026-01-01T10:11:00.403000Z' }),
    event(`named.${(BigInt(at('10:11:02.125')) * 1_000_000n + 999n).toString(16)}`, {
      ...{ count: 1, firstTimestamp: '2026-01-01T10:11:02Z', lastTimestamp: '2026-01-01T10:11:02Z' },
    }),
    event('second', { count: 2, firstTimestamp: '2026-01-01T10:11:00Z', lastTimestamp: '2026-01-01T10:11:05Z' }),
  ]);
  const [object] = await told();
  expect(object?.entries.slice(1).map(({ when }) => when)).toEqual([
    { earliest: at('10:11:00.403'), latest: at('10:11:00.403') },
    { earliest: at('10:11:02.125'), latest: at('10:11:02.126') },
    { earliest: at('10:11:05'), latest: at('10:11:05.999') },
  ]);
});

test('an object that got its labels just now is not told to have changed just now', async () => {
  const scope = { ...SCOPE, labelSelector: 'a=b' };
  const { writer, told } = await begun([], { scope });
  writer.write([changed(gauge({ version: 15, status: readyStatus('True', '2026-01-01T10:05:00Z') }), at('10:16:00'))]);
  const [object] = await told();
  expect(object?.entries).toMatchObject([
    { what: { kind: 'created' }, when: { earliest: at('10:00:00'), latest: at('10:00:00.999') } },
    { what: { kind: 'condition' }, when: { earliest: at('10:05:00'), latest: at('10:05:00.999') } },
  ]);
});
