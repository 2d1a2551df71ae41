import { expect, test } from 'vitest';
import type { KubeObject } from '../objects/object.ts';
import { objectOf } from '../objects/status/objects.fixture.ts';
import { WatchedObjects } from './watched-objects.ts';
import { between } from './when.ts';

const SEEN = between(Date.parse('2026-01-02T10:00:00Z'), Date.parse('2026-01-02T10:00:01Z'));

interface Sketch {
  readonly version: string;
  readonly replicas: number;
  readonly ready: string;
  readonly generation?: number;
}

function cluster({ version, replicas, ready, generation = 1 }: Sketch): KubeObject {
  return objectOf('cache.example.com/v1', 'RedisCluster', {
    metadata: { name: 'cache', namespace: 'shop', uid: 'uid-1', resourceVersion: version, generation },
    spec: { replicas },
    status: { conditions: [{ type: 'Ready', status: ready, reason: 'Told', message: '' }] },
  });
}

const told = (watched: WatchedObjects, object: KubeObject) =>
  watched.changed(object, SEEN, false).map(({ what }) => what);

test('what differs from the state before is told, and nothing twice', () => {
  const watched = new WatchedObjects([cluster({ version: '1', replicas: 3, ready: 'True' })]);
  const next = cluster({ version: '2', replicas: 5, ready: 'False', generation: 2 });
  expect(told(watched, next)).toMatchObject([
    { kind: 'generation', generation: 2, changes: [{ path: 'spec.replicas', before: '3', after: '5' }] },
    { kind: 'condition', type: 'Ready', status: 'False', before: { status: 'True' } },
  ]);
  expect(told(watched, next)).toEqual([]);
});

test('what is new is followed from then on, and what is gone is told once', () => {
  const watched = new WatchedObjects([]);
  const object = cluster({ version: '1', replicas: 3, ready: 'True' });
  expect(told(watched, object).map(({ kind }) => kind)).toContain('condition');
  expect(watched.has('uid-1')).toBe(true);
  expect(watched.gone('uid-1', SEEN)).toMatchObject([{ when: SEEN, sources: ['watch'], what: { kind: 'deleted' } }]);
  expect(watched.gone('uid-1', SEEN)).toEqual([]);
});

test('what is seen for the first time may be as it is since it was made, in whatever order its conditions stand', () => {
  const condition = (type: string, time: string) => ({
    ...{ type, status: 'True', reason: 'Told', message: '', lastTransitionTime: `2026-01-02T${time}Z` },
  });
  const metadata = { name: 'late', namespace: 'shop', uid: 'uid-2', creationTimestamp: '2026-01-02T09:00:00Z' };
  const object = objectOf('cache.example.com/v1', 'RedisCluster', {
    metadata,
    status: { conditions: [condition('Ready', '09:30:00'), condition('Progressing', '09:20:00')] },
  });
  const watched = new WatchedObjects([]);
  const entries = watched.changed(object, SEEN, false);
  expect(
    entries.map(({ when, what }) => [what.kind, new Date(when.earliest ?? 0).toISOString().slice(11, 19)]),
  ).toEqual([
    ['created', '09:00:00'],
    ['condition', '09:30:00'],
    ['condition', '09:20:00'],
  ]);
  expect(entries.flatMap(({ sequence }) => sequence ?? [])).toEqual([]);
  // Nobody saw what it was before.
  expect(watched.followed()).toMatchObject([{ since: SEEN.latest }]);
});
