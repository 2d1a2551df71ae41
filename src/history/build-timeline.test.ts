import { expect, test } from 'vitest';
import type { JsonObject } from '../objects/json.ts';
import { parseMetadata } from '../objects/metadata.ts';
import { objectOf } from '../objects/status/objects.fixture.ts';
import { buildTimeline } from './build-timeline.ts';
import type { Entry } from './entry.ts';
import { NO_FACTS } from './facts.ts';
import { at, CACHE, condition, entry, event, write } from './timeline.fixture.ts';
import { between, exactly, inSecond } from './when.ts';

function told(recorded: readonly Entry[], period: { since?: string; until?: string } = {}): readonly Entry[] {
  const time = (text: string | undefined) => (text === undefined ? undefined : at(text));
  const facts = { ...NO_FACTS, recorded, known: [CACHE], now: at('12:00:00') };
  return buildTimeline(facts, { since: time(period.since), until: time(period.until) }).entries;
}

test('a period has what may have happened in it: ranges that reach in, and Events of which some were in it', () => {
  const range = entry(between(at('10:00:00'), at('10:30:00')), { kind: 'generation', generation: 2 });
  const ever = entry(between(undefined, at('10:29:00')), { kind: 'generation', generation: 1 });
  const counted = entry('11:00:00', event('Failed', 'm', { count: 9, first: at('10:00:00') }));
  const all = [ever, range, counted];
  expect(told(all)).toEqual(all);
  expect(told(all, { until: '09:00:00' })).toEqual([ever]);
  expect(told(all, { since: '10:10:00', until: '10:20:00' })).toEqual(all);
  expect(told(all, { since: '10:45:00' })).toEqual([counted]);
});

test('within a second a write comes before its effect, and that before what is reported about it', () => {
  const spec = write('ann', ['spec.a']);
  const status = write('operator', ['status.conditions'], { subresource: 'status' });
  const entries = [
    entry('10:00:00', event('Broken', 'm'), 'events'),
    entry('10:00:00', condition('Ready', 'False'), 'status'),
    entry('10:00:00', status, 'managedFields'),
    entry('10:00:00', spec, 'managedFields'),
  ];
  const kinds = told(entries).map(({ what }) => (what.kind === 'write' ? what.manager : what.kind));
  expect(kinds).toEqual(['ann', 'operator', 'condition', 'event']);
});

test('what is known to be older comes first, whatever is usual', () => {
  const spec = write('ann', ['spec.a']);
  const before = entry(exactly(at('10:00:00') + 100), condition('Ready', 'False'), 'record');
  const after = entry(exactly(at('10:00:00') + 500), spec, 'managedFields');
  expect(told([after, before])).toEqual([before, after]);
});

test('a condition stands by the Event that has its reason, where both can have been at one moment', () => {
  const exact = (milliseconds: number, reason: string) =>
    entry(exactly(at('10:00:00') + milliseconds), event(reason, 'm'), 'events');
  const [broken, mended] = [exact(300, 'Broken'), exact(700, 'Mended')];
  const ready = entry('10:00:00', condition('Ready', 'True', { reason: 'Mended' }), 'status');
  expect(told([ready, mended, broken])).toEqual([broken, ready, mended]);
  const other = entry('10:00:00', condition('Ready', 'True', { reason: 'Other' }), 'status');
  expect(told([other, mended, broken])).toEqual([other, broken, mended]);
});

test('what two sources tell is told once, and as exactly as either of them', () => {
  const spec = write('ann', ['spec.a']);
  const trace = entry(inSecond(at('10:00:00')), spec, 'managedFields');
  const seen = entry(between(at('09:59:59'), at('10:00:00') + 20), spec, 'record');
  expect(told([trace, seen])).toMatchObject([
    { when: between(at('10:00:00'), at('10:00:00') + 20), sources: ['record', 'managedFields'] },
  ]);
});

test('an Event of which a store knows an earlier count is one Event; two stores are two tellers of one thing', () => {
  const first = at('10:00:00');
  const stored = entry('10:01:00', event('Failed', 'm', { count: 3, first }), 'record');
  const present = entry('10:09:00', event('Failed', 'm', { count: 7, first }), 'events');
  expect(told([stored, present])).toMatchObject([{ what: { count: 7, first }, sources: ['record', 'events'] }]);
  const change = entry(exactly(first), condition('Ready', 'True', { before: { status: 'False' } }), 'record');
  expect(told([change, change])).toHaveLength(2);
  expect(
    told([
      { ...change, store: 'a' },
      { ...change, store: 'b' },
    ]),
  ).toHaveLength(1);
});

test('tens of thousands of changes of one condition are told without comparing each with all others', () => {
  const changes = Array.from({ length: 50_000 }, (_, second): Entry => {
    const [status, before] = second % 2 === 0 ? ['True', 'False'] : ['False', 'True'];
    const when = exactly(at('00:00:00') - second * 1000);
    return { ...entry(when, condition('Ready', status, { before: { status: before } }), 'record'), store: 'a' };
  });
  // Comparing each with all takes minutes, and a test may take five seconds.
  expect(told(changes)).toHaveLength(50_000);
});

test('nor are those of one store with those of another, that recorded before it', () => {
  const changes = (store: string, from: number) =>
    Array.from({ length: 20_000 }, (_, second): Entry => {
      const [status, before] = second % 2 === 0 ? ['True', 'False'] : ['False', 'True'];
      const when = exactly(from + second * 1000);
      return { ...entry(when, condition('Ready', status, { before: { status: before } }), 'record'), store };
    });
  const [first, second] = [changes('a', at('00:00:00') - 172_800_000), changes('b', at('00:00:00'))];
  expect(told([...first, ...second])).toHaveLength(40_000);
});

test('an Event about an earlier object of the name that a store knows is told once, of that object', () => {
  const type = {
    ...{ group: CACHE.group, version: 'v1', kind: CACHE.kind, resource: 'redisclusters', singular: 'rediscluster' },
    ...{ shortNames: [], categories: [], namespaced: true, verbs: [] },
  };
  const object = (kind: string, metadata: JsonObject, rest: JsonObject = {}) => {
    const body = { metadata: { namespace: 'shop', resourceVersion: '1', ...metadata }, ...rest };
    return { type: { ...type, kind }, metadata: parseMetadata(body, kind), body };
  };
  const involvedObject = { apiVersion: 'cache.example.com/v1', kind: CACHE.kind, namespace: 'shop', name: 'cache' };
  const seen = { reason: 'Failed', message: 'm', type: 'Warning', reportingComponent: 'operator', count: 1 };
  const times = { firstTimestamp: '2026-01-02T10:00:00Z', lastTimestamp: '2026-01-02T10:00:00Z' };
  const about = object(
    'Event',
    { name: 'x' },
    { involvedObject: { ...involvedObject, uid: 'uid-0' }, ...seen, ...times },
  );
  const gone = { ...CACHE, uid: 'uid-0' };
  const recorded = [entry('10:00:00', event('Failed', 'm', { first: at('10:00:00') }), 'record', gone)];
  const objects = [object(CACHE.kind, { name: 'cache', uid: 'uid-1' })];
  const facts = { ...NO_FACTS, objects, events: [about], now: at('12:00:00') };
  const whole = { since: undefined, until: undefined };
  expect(buildTimeline({ ...facts, recorded, known: [gone] }, whole).entries).toMatchObject([
    { subject: gone, sources: ['record', 'events'], what: { kind: 'event' } },
  ]);
  expect(buildTimeline({ ...facts, recorded: [] }, whole).entries).toMatchObject([
    { subject: { uid: 'uid-1' }, what: { earlier: 'uid-0' } },
  ]);
});

test('what a store has of a static Pod under the uid of its kubelet is told of the Pod, once', () => {
  const metadata = {
    name: 'etcd-a',
    namespace: 'shop',
    uid: 'uid-1',
    annotations: { 'kubernetes.io/config.mirror': '5f2c' },
  };
  const pod = objectOf('v1', 'Pod', { metadata });
  const about = objectOf('v1', 'Event', {
    metadata: { name: 'e' },
    involvedObject: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'etcd-a', uid: '5f2c' },
    ...{ reason: 'Unhealthy', message: 'm', type: 'Warning', reportingComponent: 'operator', count: 1 },
    ...{ firstTimestamp: '2026-01-02T10:00:00Z', lastTimestamp: '2026-01-02T10:00:00Z' },
  });
  const mirrored = { group: '', kind: 'Pod', namespace: 'shop', name: 'etcd-a', uid: '5f2c' };
  const recorded = [entry('10:00:00', event('Unhealthy', 'm', { first: at('10:00:00') }), 'record', mirrored)];
  const facts = { ...NO_FACTS, objects: [pod], events: [about], recorded, known: [mirrored], now: at('12:00:00') };
  const timeline = buildTimeline(facts, { since: undefined, until: undefined });
  expect(timeline.subjects.map(({ uid }) => uid)).toEqual(['uid-1']);
  expect(timeline.entries).toMatchObject([{ subject: { uid: 'uid-1' }, sources: ['record', 'events'] }]);
});
