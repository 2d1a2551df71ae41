import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import { recordsAbout } from './about-object.ts';
import { failedRuns } from './failed-runs.ts';
import { parseLog } from './parse-log.ts';

const NOW = Date.parse('2026-11-25T20:10:00Z');
const FIXTURES = join(import.meta.dirname, '../../queues/fixtures');

function runs(file: string, kind: string, namespace: string, name: string, framework: 'josdk' | 'kopf') {
  const object = objectOf('example.com/v1', kind, { metadata: { name, namespace } });
  return failedRuns(recordsAbout(object, parseLog(readFileSync(join(FIXTURES, file), 'utf8'), NOW)), framework);
}

describe('failed attempts in the log', () => {
  test('of the Java Operator SDK are six, the first and the last of them told', () => {
    const found = runs('josdk-exhausted-log.txt', 'Account', 'exhausted-v2', 'bad', 'josdk');
    expect(found.map(({ first, follows }) => [first, follows])).toEqual([
      [true, 'retry'],
      [false, 'retry'],
      [false, 'retry'],
      [false, 'retry'],
      [false, 'retry'],
      [false, 'last'],
    ]);
    expect(found[0]).toMatchObject({ exact: true, resolution: 1, error: expect.stringContaining('does not balance') });
  });

  test('of kopf are told from what is not tried again', () => {
    const ends = (name: string) => runs('kopf-log.txt', 'Letter', 'letters', name, 'kopf').map((run) => run.follows);
    expect(ends('failing')).toEqual(['retry']);
    expect(ends('temporary').length).toBeGreaterThan(2);
    expect(ends('permanent')).toEqual(['last']);
    expect(ends('good')).toEqual([]);
  });

  const object = objectOf('cache.example.com/v1', 'RedisCluster', { metadata: { name: 'cache', namespace: 'shop' } });
  const line = (more: object) =>
    JSON.stringify({
      level: 'error',
      ts: '2026-11-25T20:00:00Z',
      msg: 'Reconciler error',
      controller: 'rediscluster',
      controllerKind: 'RedisCluster',
      namespace: 'shop',
      name: 'cache',
      ...more,
    });

  test("of controller-runtime are its own lines, not the author's", () => {
    const log = `${line({ msg: 'cannot write', error: 'denied' })}\n${line({ error: 'cannot write: denied' })}`;
    const found = failedRuns(recordsAbout(object, parseLog(log, NOW)), 'controller-runtime');
    expect(found).toMatchObject([
      { controller: 'rediscluster', error: 'cannot write: denied', follows: 'retry', resolution: 1000, exact: true },
    ]);
  });

  test.each([
    ['terminal error: no', 'terminal'],
    ['cannot deploy: terminal error: no', 'terminal'],
    ['cannot deploy\nterminal error: no', 'terminal'],
    ['nil terminal error', 'terminal'],
    ['the remote end had a terminal error', 'retry'],
  ])('of controller-runtime can be terminal: %j', (error, follows) => {
    const found = failedRuns(recordsAbout(object, parseLog(line({ error }), NOW)), 'unknown');
    expect(found).toMatchObject([{ follows }]);
  });

  test("have the kubelet's time where it was asked for", () => {
    const log = `2026-11-25T20:00:00.412000000Z ${line({ error: 'no' })}\n2026-11-25T20:00:00.413000000Z \tstack`;
    const [record, ...more] = parseLog(log, NOW);
    expect([more, record?.below]).toEqual([[], ['\tstack']]);
    const found = failedRuns(recordsAbout(object, parseLog(log, NOW)), 'controller-runtime');
    expect(found).toMatchObject([{ time: Date.parse('2026-11-25T20:00:00.412Z'), resolution: 50 }]);
  });

  test('of a hand-written controller are its errors, and may be told more than once', () => {
    const log = "E1125 20:00:00.000001       1 queue.go:12] error syncing 'shop/cache': access denied";
    const found = failedRuns(recordsAbout(object, parseLog(log, NOW)), 'unknown');
    expect(found).toMatchObject([{ exact: false, error: "error syncing 'shop/cache': access denied" }]);
  });
});
