import { describe, expect, test } from 'vitest';
import { attemptsSince, type Failing, nextTryWindow } from './backoff.ts';
import type { Retrier } from './retry-ladders.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-11-01T12:00:00Z');

describe('attempts', () => {
  test('of controller-runtime double their distance up to 1000 s', () => {
    const attempts = (time: number) => attemptsSince('controller-runtime', time)?.atMost;
    expect(attempts(0)).toBe(1);
    expect(attempts(4)).toBe(1);
    expect(attempts(5)).toBe(2);
    // floor(log2(T / 5 ms + 1)) + 1
    for (const [seconds, count] of [
      [5, 10],
      [15, 12],
      [30, 13],
      [60, 14],
      [300, 16],
    ] as const) {
      expect(attempts(seconds * SECOND)).toBe(count);
    }
    // 18 retries take 1311 s, each other one 1000 s.
    expect(attempts(1311 * SECOND)).toBe(19);
    expect(attempts(2311 * SECOND)).toBe(20);
    expect(attempts(1311 * SECOND + 24 * HOUR)).toBe(19 + 86);
  });

  test('of controllers of Kubernetes end after 15 retries', () => {
    expect(attemptsSince('built-in', 100 * SECOND)).toEqual({ atMost: 15, exhausted: false });
    expect(attemptsSince('built-in', 164 * SECOND)).toEqual({ atMost: 16, exhausted: true });
    expect(attemptsSince('built-in', HOUR)).toEqual({ atMost: 16, exhausted: true });
  });

  test('of the Java Operator SDK end after 18.25 seconds', () => {
    expect(attemptsSince('josdk', 4 * SECOND)).toEqual({ atMost: 3, exhausted: false });
    expect(attemptsSince('josdk', 18_249)).toEqual({ atMost: 5, exhausted: false });
    expect(attemptsSince('josdk', 18_250)).toEqual({ atMost: 6, exhausted: true });
  });

  test('of kopf come every minute, without an end', () => {
    expect(attemptsSince('kopf', 10 * MINUTE)).toEqual({ atMost: 11, exhausted: false });
  });

  test('of frameworks without a default are not known', () => {
    expect(attemptsSince('kube-rs', HOUR)).toBeUndefined();
    expect(attemptsSince('unknown', HOUR)).toBeUndefined();
  });

  test('before any time has passed are one', () => {
    expect(attemptsSince('controller-runtime', -5)).toEqual({ atMost: 1, exhausted: false });
  });
});

describe('the next try', () => {
  /** In seconds from now; times of the failure are given as seconds ago. */
  function next(retrier: Retrier, { firstFailure, lastAttempt }: Failing): string {
    const ago = (seconds: number | undefined) => (seconds === undefined ? undefined : NOW - seconds * SECOND);
    const found = nextTryWindow(retrier, { firstFailure: ago(firstFailure), lastAttempt: ago(lastAttempt) }, NOW);
    const until = (time: number | undefined) => (time === undefined ? '?' : Math.round((time - NOW) / SECOND));
    if (found.kind === 'window') return `within ${until(found.to)} s, after ${found.attempts ?? '?'}`;
    if (found.kind === 'overdue') return `overdue since ${until(found.since)} s`;
    if (found.kind === 'given-up') return `given up ${until(found.since)} s, again ${until(found.again)} s`;
    return 'unknown';
  }

  test('of controller-runtime comes after the wait that follows from how long it fails', () => {
    expect(next('controller-runtime', { firstFailure: 60 })).toBe('within 41 s, after 14');
    expect(next('controller-runtime', { firstFailure: 60, lastAttempt: 20 })).toBe('within 0 s, after 13');
    expect(next('controller-runtime', { firstFailure: 7200, lastAttempt: 400 })).toBe('within 600 s, after 24');
  });

  test('comes within the longest wait where only the last try is known', () => {
    expect(next('controller-runtime', { lastAttempt: 300 })).toBe('within 700 s, after ?');
    expect(next('helm-operator', { lastAttempt: 300 })).toBe('within 700 s, after ?');
    expect(next('kopf', { lastAttempt: 20 })).toBe('within 40 s, after ?');
  });

  test('is overdue where nobody has tried for twice the wait', () => {
    expect(next('controller-runtime', { lastAttempt: 2500 })).toBe('overdue since -1500 s');
    expect(next('controller-runtime', { firstFailure: 610, lastAttempt: 600 })).toBe('overdue since -595 s');
    expect(next('kopf', { lastAttempt: 3600 })).toBe('overdue since -3540 s');
    expect(next('controller-runtime', { lastAttempt: 1500 })).toBe('within 0 s, after ?');
  });

  test('of the Java Operator SDK does not come before 10 hours are over, once retries are exhausted', () => {
    expect(next('josdk', { firstFailure: 10 })).toBe('within 5 s, after 4');
    expect(next('josdk', { firstFailure: 120 })).toBe('given up -120 s, again 35880 s');
    expect(next('josdk', { firstFailure: 3600, lastAttempt: 3580 })).toBe('given up -3580 s, again 32420 s');
    expect(next('josdk', { lastAttempt: 7200 })).toBe('given up -7200 s, again 28800 s');
  });

  test('of controllers of Kubernetes does not come by itself after 15 retries', () => {
    expect(next('built-in', { firstFailure: 3600 })).toBe('given up -3600 s, again ? s');
    expect(next('built-in', { firstFailure: 20 })).toBe('within 10 s, after 12');
  });

  test('is unknown where nothing is known', () => {
    expect(next('kube-rs', { lastAttempt: 10 })).toBe('unknown');
    expect(next('controller-runtime', {})).toBe('unknown');
  });

  test('says by which rule, and from where that is known', () => {
    expect(nextTryWindow('kopf', { lastAttempt: NOW }, NOW)).toMatchObject({
      basis: '60 s after each failure, unless the handler calls it permanent',
      source: expect.stringMatching(/^nolar\/kopf /),
    });
  });
});
