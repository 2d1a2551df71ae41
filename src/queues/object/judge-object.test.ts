import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { isObject, type JsonObject, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import { parseLog } from '../../operators/log/parse-log.ts';
import { judgeObject } from './judge-object.ts';
import type { ObjectFacts } from './object-queue.ts';
import { isInTrouble } from './trouble.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const at = (text: string) => Date.parse(text);

function items(file: string): readonly JsonObject[] {
  const read: unknown = load(readFileSync(join(FIXTURES, file), 'utf8'));
  return isObject(read) ? objectsAt(read, 'items') : [];
}

function logOf(file: string, now: number) {
  return [{ pod: 'operator-0', records: parseLog(readFileSync(join(FIXTURES, file), 'utf8'), now), whole: true }];
}

function facts(object: KubeObject, more: Partial<ObjectFacts>): ObjectFacts {
  return {
    object,
    retrier: 'controller-runtime',
    counting: undefined,
    logs: [],
    events: [],
    named: undefined,
    delay: undefined,
    hasPriorities: false,
    workers: [],
    withoutProcess: false,
    managers: [],
    now: at('2026-11-25T20:07:00Z'),
    ...more,
  };
}

describe('of kopf', () => {
  const now = at('2026-11-25T20:06:31Z');
  const letter = (name: string): KubeObject => {
    const body = items('kopf-letters.yaml').find((item) => stringAt(item, 'metadata', 'name') === name) ?? {};
    return objectOf('post.example.com/v1', 'Letter', body);
  };
  const judged = (name: string, more: Partial<ObjectFacts> = {}) =>
    judgeObject(facts(letter(name), { retrier: 'kopf', now, logs: logOf('kopf-log.txt', now), ...more }));

  test('the object itself says how often it was tried, when it is tried next and why', () => {
    expect(judged('failing').attempts).toMatchObject([
      {
        by: 'deliver',
        state: 'failing',
        attempts: { from: 1, to: 1 },
        isCounted: true,
        error: 'nobody opens the door',
        next: { kind: 'exact', at: at('2026-11-25T20:07:21.220Z') },
      },
    ]);
  });

  test('what is given up is in its log alone', () => {
    expect(judged('permanent').attempts).toMatchObject([
      { state: 'given-up', error: expect.stringContaining('no such address'), next: { kind: 'given-up' } },
    ]);
  });

  test('what the object keeps no progress of has recovered', () => {
    const { attempts } = judgeObject(
      facts(objectOf('post.example.com/v1', 'Letter', { metadata: { name: 'temporary', namespace: 'letters' } }), {
        ...{ retrier: 'kopf', now, logs: logOf('kopf-log.txt', now) },
      }),
    );
    expect(attempts).toMatchObject([{ state: 'recovered' }]);
  });

  test('its Events tell of failures where nothing else does', () => {
    const events = items('kopf-events.yaml').map((item) => objectOf('v1', 'Event', item));
    const { attempts } = judged('temporary', { logs: [], events });
    expect(attempts).toMatchObject([{ by: 'deliver', state: 'failing' }]);
    const bare = objectOf('post.example.com/v1', 'Letter', {
      metadata: { name: 'temporary', namespace: 'letters', uid: letter('temporary').metadata.uid },
    });
    const told = judgeObject(facts(bare, { events, now })).attempts;
    expect(told).toMatchObject([
      { by: 'kopf', isCounted: false, isSinceOpen: true, error: expect.stringContaining('the post office is closed') },
    ]);
  });

  test('a good letter waits for nothing', () => {
    expect(judged('good')).toMatchObject({ attempts: [], quiet: { isKnown: true } });
  });

  test('one that kopf has begun with and not ended may hang', () => {
    expect(judged('hung')).toMatchObject({
      attempts: [],
      quiet: { isKnown: false, why: expect.stringContaining('a handler is at work on it, or hangs') },
    });
  });
});

describe('of the Java Operator SDK', () => {
  const bad = objectOf('bank.example.com/v1', 'Account', { metadata: { name: 'bad', namespace: 'exhausted-v2' } });
  const all = readFileSync(join(FIXTURES, 'josdk-exhausted-log.txt'), 'utf8').split('\n');
  const failures = all.flatMap((line, index) => (line.includes('Uncaught error') ? [index] : []));

  /** What is said when so many failures are in the log. */
  function failedOften(count: number, seconds: number) {
    const lines = all.slice(0, failures[count]);
    const last = all[failures[count - 1] ?? 0] ?? '';
    const now = at(last.slice(0, 24)) + seconds * 1000;
    const logs = [{ pod: 'ledger-0', records: parseLog(lines.join('\n'), now), whole: false }];
    return { now, found: judgeObject(facts(bad, { retrier: 'josdk', now, logs })).attempts };
  }

  test('attempts are counted from the line that says that it is the first', () => {
    const { found, now } = failedOften(3, 1);
    const [one] = found;
    expect(one).toMatchObject({ state: 'failing', attempts: { from: 3, to: 3 }, isCounted: true, isSinceOpen: false });
    const next = one?.next;
    if (next?.kind !== 'window') throw new Error('no window');
    // 3 seconds after the third.
    expect([next.from, next.to].map((time) => (time - now) / 1000)).toEqual([
      expect.closeTo(1.95, 1),
      expect.closeTo(3, 0),
    ]);
  });

  test('after the sixth it is given up, until it changes or ten hours are over', () => {
    const { found, now } = failedOften(6, 1);
    expect(found).toMatchObject([
      { state: 'given-up', attempts: { from: 6, to: 6 }, next: { kind: 'given-up', again: now - 1000 + 36_000_000 } },
    ]);
  });

  test('metrics that name it count, where there is no log', () => {
    const named = { namespace: 'exhausted-v2', name: 'bad', retry: 2, last: false, failures: 3, isOpen: true };
    const of = (more: Partial<typeof named>) => facts(bad, { retrier: 'josdk', named: { ...named, ...more } });
    expect(judgeObject(of({})).attempts).toMatchObject([
      { state: 'failing', attempts: { from: 3, to: 3 }, isCounted: true, next: { kind: 'window' } },
    ]);
    expect(judgeObject(of({ failures: 9 })).attempts).toMatchObject([
      { attempts: { from: 1, to: 3 }, isCounted: false },
    ]);
    const logs = [{ pod: 'ledger-0', records: [], whole: true }];
    expect(judgeObject({ ...of({}), logs }).attempts).toEqual([]);
    expect(judgeObject({ ...of({ last: true }), logs }).attempts).toMatchObject([{ state: 'given-up' }]);
    expect(judgeObject(facts(bad, { retrier: 'josdk', named: { ...named, last: true } })).attempts).toMatchObject([
      { state: 'given-up' },
    ]);
  });
});

describe('of controller-runtime', () => {
  const START = at('2026-11-25T20:00:00Z');
  const cluster = (body: object = {}) =>
    objectOf('cache.example.com/v1', 'RedisCluster', {
      metadata: { name: 'cache', namespace: 'shop', creationTimestamp: new Date(START).toISOString() },
      ...body,
    });
  /** `Reconciler error` so many seconds after the start. */
  const log = (seconds: readonly number[], error = 'connection refused', controller = 'rediscluster') =>
    seconds
      .map((second) =>
        JSON.stringify({
          level: 'error',
          ts: new Date(START + second * 1000).toISOString(),
          ...{ msg: 'Reconciler error', controller, controllerKind: 'RedisCluster', namespace: 'shop', name: 'cache' },
          error,
        }),
      )
      .join('\n');
  const judged = (text: string, seconds: number, more: Partial<ObjectFacts> = {}, whole = true) => {
    const now = START + seconds * 1000;
    return judgeObject(facts(cluster(), { now, logs: [{ pod: 'a', records: parseLog(text, now), whole }], ...more }));
  };
  const LADDER = [0.095, 0.1, 0.11, 0.13, 0.17, 0.25, 0.41, 0.73, 1.37, 2.65, 5.21, 10.3, 20.6, 41.2];

  test('attempts are counted, and the next comes after twice the last wait', () => {
    const [one] = judged(log(LADDER), 50).attempts;
    expect(one).toMatchObject({
      ...{ by: 'rediscluster', state: 'failing', attempts: { from: 14, to: 14 }, isCounted: true },
      ...{ since: START + 95, last: START + 41_200, error: 'connection refused' },
    });
    const next = one?.next;
    if (next?.kind !== 'window') throw new Error('no window');
    expect((next.from - START) / 1000).toBeCloseTo(82.1, 0);
    expect((next.to - START) / 1000).toBeLessThan(85);
  });

  test('what a process before this one counted is forgotten', () => {
    const counting = { since: START + 15_000, why: 'the process runs since' };
    const [one] = judged(log([...LADDER.slice(0, 11), 20.6, 20.7, 20.8, 20.9]), 21, { counting }).attempts;
    expect(one).toMatchObject({ attempts: { from: 4, to: 4 }, since: START + 20_600 });
  });

  test('a condition that became True after the last failure tells of a success', () => {
    const status = {
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-11-25T20:00:45Z', reason: 'Ok' }],
    };
    expect(judged(log(LADDER), 50, { object: cluster({ status }) }).attempts).toMatchObject([{ state: 'recovered' }]);
  });

  test('what became True within the second of the last failure came after it, as times of the API are cut to seconds', () => {
    const status = {
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-11-25T20:00:41Z', reason: 'Ok' }],
    };
    expect(judged(log(LADDER), 50, { object: cluster({ status }) }).attempts).toMatchObject([{ state: 'recovered' }]);
  });

  test('one that is overdue waits for a worker that does not come to an end, and is in trouble', () => {
    const worker = { name: 'rediscluster', busy: 1, workers: 1 };
    const hung = judged(log([1]), 3600, { workers: [{ ...worker, longest: 100_000 }] });
    expect(hung.attempts).toMatchObject([{ state: 'overdue' }]);
    expect(hung.seen).toMatchObject([{ text: expect.stringContaining('been at one object for 1m40s') }]);
    expect(isInTrouble(hung)).toBe(true);
    const work = { count: 30, sum: 900, buckets: [{ over: 20, upTo: 40, count: 30 }], form: 'classic' } as const;
    const usual = judged(log([1]), 3600, { workers: [{ ...worker, work, longest: 100_000 }] });
    expect(usual.seen).toMatchObject([{ text: 'the only worker of controller rediscluster is busy' }]);
    expect(isInTrouble(usual)).toBe(false);
    const busy = judged(log([1]), 3600, { workers: [{ ...worker, longest: 50 }] });
    expect(busy.seen).toMatchObject([{ text: 'the only worker of controller rediscluster is busy' }]);
    expect(isInTrouble(busy)).toBe(false);
    expect(judged(log([1]), 3600, { workers: [{ ...worker, busy: 0, longest: 0 }] }).seen).toEqual([]);
  });

  test('nothing is known of an object of which no failure is, while a worker hangs', () => {
    const line = '{"level":"info","ts":"2026-11-25T20:00:01Z","msg":"Starting workers"}';
    const workers = [{ name: 'rediscluster', busy: 1, workers: 2, longest: 100_000 }];
    expect(judged(line, 1500, { workers }).quiet).toMatchObject({ isKnown: false });
  });

  test('where no process of its operator runs, nothing is to come', () => {
    const dead = judged(log(LADDER), 50, { withoutProcess: true });
    expect(dead.attempts).toMatchObject([{ state: 'failing', next: { kind: 'unknown' } }]);
    expect(isInTrouble(dead)).toBe(true);
    expect(isInTrouble(judgeObject(facts(cluster(), { withoutProcess: true })))).toBe(true);
  });

  test('Warnings are not taken for failed attempts where the log that would tell was not read', () => {
    const event = objectOf('v1', 'Event', {
      metadata: { name: 'e', namespace: 'shop' },
      involvedObject: { apiVersion: 'cache.example.com/v1', kind: 'RedisCluster', name: 'cache', namespace: 'shop' },
      ...{ type: 'Warning', reason: 'NotReady', message: '0 of 3 replicas are ready', count: 1 },
      ...{
        source: { component: 'redis' },
        firstTimestamp: '2026-11-25T20:00:05Z',
        lastTimestamp: '2026-11-25T20:00:05Z',
      },
    });
    const warned = { events: [event], now: START + 10_000 };
    expect(judgeObject(facts(cluster(), warned)).attempts).toMatchObject([{ isWarned: true }]);
    expect(judgeObject(facts(cluster(), { ...warned, retrier: 'kube-rs' })).attempts).toMatchObject([
      { isWarned: false },
    ]);
  });

  test('a terminal error is not tried again by itself', () => {
    expect(judged(log([1], 'terminal error: no such bucket'), 50).attempts).toMatchObject([
      { state: 'given-up', next: { kind: 'given-up', again: undefined } },
    ]);
  });

  test('each controller has a queue of its own', () => {
    const text = `${log(LADDER)}\n${log([45], 'quota', 'rediscluster-backup')}`;
    expect(judged(text, 50).attempts.map(({ by, state }) => [by, state])).toEqual([
      ['rediscluster-backup', 'failing'],
      ['rediscluster', 'failing'],
    ]);
  });

  test('silence tells something where the log goes back further than the longest wait', () => {
    const line = '{"level":"info","ts":"2026-11-25T20:00:01Z","msg":"Starting workers"}';
    expect(judged(line, 300, {}, false).quiet).toMatchObject({ isKnown: false, why: expect.stringContaining('4m59s') });
    expect(judged(line, 1500, {}, false).quiet).toMatchObject({ isKnown: true });
    expect(judgeObject(facts(cluster(), {})).quiet).toMatchObject({ isKnown: false });
  });
});

test('what a kubelet reports of a Pod is no failure of a controller, and follows no back-off of one', () => {
  const pod = objectOf('v1', 'Pod', { metadata: { name: 'a', namespace: 'shop' } });
  const event = (component: string) =>
    objectOf('v1', 'Event', {
      metadata: { name: 'e', namespace: 'shop' },
      involvedObject: { apiVersion: 'v1', kind: 'Pod', name: 'a', namespace: 'shop' },
      ...{ type: 'Warning', reason: 'BackOff', message: 'restarting failed container', count: 7 },
      ...{ source: { component }, lastTimestamp: '2026-11-25T20:06:00Z' },
    });
  const told = (component: string) =>
    judgeObject(facts(pod, { retrier: 'built-in', events: [event(component)] })).attempts;
  expect(told('kubelet')).toEqual([]);
  expect(told('taint-eviction-controller')).toHaveLength(1);
});
