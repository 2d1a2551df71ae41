import { expect, test } from 'vitest';
import type { JsonObject } from '../objects/json.ts';
import { objectOf } from '../objects/status/objects.fixture.ts';
import { kopfPausedBy, kopfPeers } from './kopf-peering.ts';
import { kopfProgress } from './kopf-progress.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');

function widget(annotations: Readonly<Record<string, string>>, status: JsonObject = {}) {
  return objectOf('example.com/v1', 'Widget', { metadata: { annotations }, status });
}

test('reads tries, next try and last error of a handler from its annotation', () => {
  const record = {
    started: '2026-11-01T11:50:00.123456',
    delayed: '2026-11-01T12:00:30.000000',
    purpose: 'delete',
    retries: 10,
    success: false,
    failure: false,
    message: 'bucket is not empty',
  };
  expect(kopfProgress(widget({ 'kopf.zalando.org/delete_fn': JSON.stringify(record) }))).toEqual([
    {
      handler: 'delete_fn',
      purpose: 'delete',
      state: 'waiting',
      attempts: 10,
      started: Date.parse('2026-11-01T11:50:00.123Z'),
      nextTry: Date.parse('2026-11-01T12:00:30Z'),
      message: 'bucket is not empty',
    },
  ]);
});

test('tells finished handlers from waiting ones, which come first, whatever domain the operator chose', () => {
  const started = '2026-11-01T11:50:00+00:00';
  const object = widget({
    'ops.example.com/create_db': JSON.stringify({ started, stopped: started, retries: 1, success: true }),
    'ops.example.com/create_user': JSON.stringify({ started, retries: 3 }),
    'ops.example.com/create_acl': JSON.stringify({
      started,
      stopped: started,
      retries: 2,
      failure: true,
      message: 'no',
    }),
  });
  expect(kopfProgress(object).map(({ handler, state, attempts }) => `${handler} ${state} ${attempts}`)).toEqual([
    'create_user waiting 3',
    'create_acl failed 2',
    'create_db succeeded 1',
  ]);
});

test('reads the status of old versions, and each record once', () => {
  const record = { started: '2026-11-01T11:50:00', retries: 2 };
  const status = { kopf: { progress: { create_fn: record } } };
  expect(kopfProgress(widget({ 'kopf.zalando.org/create_fn': JSON.stringify(record) }, status))).toHaveLength(1);
  expect(kopfProgress(widget({}, status))).toHaveLength(1);
});

test('takes nothing else for progress', () => {
  const object = widget(
    {
      'kopf.zalando.org/last-handled-configuration': '{"spec":{"started":"x"}}',
      'kopf.zalando.org/touch-dummy': '2026-11-01T11:50:00',
      'example.com/build': '{"started":"2026-11-01T11:50:00","author":"me"}',
      'example.com/broken': '{"started"',
      'example.com/list': '["started"]',
    },
    { kopf: { progress: { bad: 7, worse: null } } },
  );
  expect(kopfProgress(object)).toEqual([]);
});

test('tells which peers are alive, and who makes whom pause', () => {
  const peering = objectOf('kopf.dev/v1', 'KopfPeering', {
    status: {
      'redis-operator-x2xkp': { priority: 0, lifetime: 60, lastseen: '2026-11-01T11:59:30.000001' },
      'me@laptop/20261101/abc': { priority: 666, lifetime: 60, lastseen: '2026-11-01T11:59:50+00:00' },
      gone: { priority: 1000, lifetime: 60, lastseen: '2026-11-01T11:00:00' },
      removed: null,
      strange: { priority: 'high', lastseen: 5 },
    },
  });
  const peers = kopfPeers(peering, NOW);
  expect(peers.map(({ identity, alive }) => `${identity} ${alive}`)).toEqual([
    'gone false',
    'me@laptop/20261101/abc true',
    'redis-operator-x2xkp true',
    'strange false',
  ]);
  const pausedBy = (identity: string) =>
    peers
      .filter((peer) => peer.identity === identity)
      .flatMap((own) => kopfPausedBy(peers, own).map((peer) => peer.identity));
  expect(pausedBy('redis-operator-x2xkp')).toEqual(['me@laptop/20261101/abc']);
  expect(pausedBy('me@laptop/20261101/abc')).toEqual([]);
});
