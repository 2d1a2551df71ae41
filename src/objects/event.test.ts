import { expect, test } from 'vitest';
import { eventNamespace, eventsAbout, eventsAboutEarlier } from './event.ts';
import type { JsonObject } from './json.ts';
import { objectOf } from './status/objects.fixture.ts';

const widget = objectOf('example.com/v1', 'Widget', { metadata: { name: 'a', namespace: 'shop', uid: 'u1' } });

function event(name: string, body: JsonObject) {
  return objectOf('v1', 'Event', { metadata: { name, namespace: 'shop' }, ...body });
}

test('tells events of an object from those of another of its name, latest first', () => {
  const about = (uid: string) => ({ kind: 'Widget', namespace: 'shop', name: 'a', uid });
  const found = eventsAbout(widget, [
    event('1', { involvedObject: about('u1'), reason: 'Old', count: 3, lastTimestamp: '2026-01-01T10:00:00Z' }),
    event('2', { involvedObject: about('u0'), reason: 'Before', lastTimestamp: '2026-01-01T12:00:00Z' }),
    event('3', { involvedObject: about('u1'), reason: 'New', lastTimestamp: '2026-01-01T11:00:00Z' }),
  ]);
  expect(found.map(({ reason, count }) => [reason, count])).toEqual([
    ['New', 1],
    ['Old', 3],
  ]);
});

test('of Events of one second the one that was written last is the latest', () => {
  const of = (name: string, resourceVersion: string) =>
    objectOf('v1', 'Event', {
      metadata: { name, namespace: 'shop', resourceVersion },
      ...{ involvedObject: { uid: 'u1' }, reason: name, lastTimestamp: '2026-01-01T10:00:00Z' },
    });
  const found = eventsAbout(widget, [of('FailedCreate', '99'), of('SuccessfulCreate', '101'), of('Tried', '100')]);
  expect(found.map(({ reason }) => reason)).toEqual(['SuccessfulCreate', 'Tried', 'FailedCreate']);
});

test('knows an object by kind, namespace and name where the event has no uid', () => {
  const involvedObject = { kind: 'Widget', namespace: 'shop', name: 'a' };
  const found = eventsAbout(widget, [
    event('1', { involvedObject }),
    event('2', { involvedObject: { ...involvedObject, kind: 'Gadget' } }),
    event('3', { involvedObject: { ...involvedObject, namespace: 'other' } }),
    event('4', {}),
  ]);
  expect(found).toHaveLength(1);
});

test('reads count and times of a series', () => {
  const [found] = eventsAbout(widget, [
    event('1', {
      involvedObject: { uid: 'u1' },
      eventTime: '2026-01-01T10:00:00.000000Z',
      series: { count: 7, lastObservedTime: '2026-01-01T11:00:00.000000Z' },
      reportingComponent: 'widget-operator',
    }),
  ]);
  expect(found).toMatchObject({
    count: 7,
    first: Date.parse('2026-01-01T10:00:00Z'),
    last: Date.parse('2026-01-01T11:00:00Z'),
    reporter: 'widget-operator',
  });
});

test('looks for events about cluster-scoped objects in the namespace default', () => {
  expect(eventNamespace(widget)).toBe('shop');
  expect(eventNamespace({ ...widget, metadata: { ...widget.metadata, namespace: undefined } })).toBe('default');
});

test("what a kubelet reports of its Node, with the Node's name for a uid, is about the Node that is there", () => {
  const whole = objectOf('v1', 'Node', { metadata: { name: 'worker-1', uid: 'u7' } });
  const node = { ...whole, metadata: { ...whole.metadata, namespace: undefined } };
  const told = [
    event('1', { involvedObject: { kind: 'Node', name: 'worker-1', uid: 'worker-1' }, reason: 'NodeReady' }),
  ];
  expect(eventsAbout(node, told).map(({ reason }) => reason)).toEqual(['NodeReady']);
  expect(eventsAboutEarlier(node, told)).toEqual([]);
});

test('what a kubelet reports of a static Pod, under a uid of its own, is about its mirror', () => {
  const annotations = { 'kubernetes.io/config.mirror': '5f2c' };
  const pod = objectOf('v1', 'Pod', {
    metadata: { name: 'kube-apiserver-a', namespace: 'shop', uid: 'u8', annotations },
  });
  const involvedObject = { kind: 'Pod', namespace: 'shop', name: 'kube-apiserver-a' };
  const told = ['5f2c', 'u7'].map((uid) => event(uid, { involvedObject: { ...involvedObject, uid }, reason: uid }));
  expect(eventsAbout(pod, told).map(({ reason }) => reason)).toEqual(['5f2c']);
  expect(eventsAboutEarlier({ ...pod, type: { ...pod.type, group: '' } }, told).map(({ about }) => about)).toEqual([
    'u7',
  ]);
});
