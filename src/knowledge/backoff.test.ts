import { describe, expect, test } from 'vitest';
import { timesInWords } from './attempt-count.ts';
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
  /** In seconds from now; failures are given as seconds ago, oldest first. */
  function next(retrier: Retrier, ago: readonly number[], more: Omit<Failing, 'failures'> = {}): string {
    const failures = ago.map((seconds) => NOW - seconds * SECOND);
    const found = nextTryWindow(retrier, { failures, ...more }, NOW);
    const until = (time: number | undefined) => (time === undefined ? '?' : Math.round((time - NOW) / SECOND));
    const after = 'attempts' in found && typeof found.attempts === 'object' ? timesInWords(found.attempts) : '?';
    switch (found.kind) {
      case 'window':
        return `${found.late ? 'late, ' : ''}within ${until(found.from)}..${until(found.to)} s, after ${after}`;
      case 'overdue':
        return `overdue since ${until(found.since)} s, after ${after}`;
      case 'given-up':
        return `given up ${until(found.since)} s, again ${until(found.again)} s`;
      case 'unknown':
        return 'unknown';
    }
  }
  const firstFailure = (seconds: number) => ({ firstFailure: NOW - seconds * SECOND });

  test('of controller-runtime comes twice as long after the last as the last came after the one before', () => {
    expect(next('controller-runtime', [92, 81.6, 61, 20])).toBe('within 61..64 s, after 15 times');
    expect(next('controller-runtime', [142, 60])).toBe('within 103..106 s, after 16 times');
    expect(next('controller-runtime', [3400, 2400, 1400, 400])).toBe('within 599..602 s, after at least 22 times');
  });

  test('is told from runs that take long by how alike the rests are', () => {
    // 30 s each, and 1.28, 2.56 … 40.96 s between them.
    expect(next('controller-runtime', [271.94, 240.66, 208.1, 172.98, 132.74, 82.26, 11.3])).toBe(
      'within 70..118 s, after 15 times',
    );
  });

  test('counts what the log has, where it has all', () => {
    expect(next('controller-runtime', [5.1, 5.09, 5.07, 5.03, 4.95, 4.8], { complete: true })).toMatch(
      /after 6 times$/,
    );
    expect(next('built-in', [1], { complete: true })).toBe('within 0..4 s, after once');
  });

  test('is not told by a try that an event called for', () => {
    // 20.48 s, then an event after 3 s instead of 40.96.
    expect(next('client-go', [38.8, 28.5, 8, 5])).toBe('within 32..79 s, after 15 times');
  });

  test('comes after the wait that follows from how long it fails', () => {
    expect(next('controller-runtime', [], firstFailure(60))).toBe('within 0..41 s, after 1 to 14 times');
    expect(next('controller-runtime', [400], firstFailure(7200))).toBe('within 599..605 s, after 21 to 25 times');
  });

  test('comes within the longest wait where only the last try is known', () => {
    expect(next('controller-runtime', [300])).toBe('within 27..705 s, after at least 17 times');
    expect(next('helm-operator', [300])).toBe('within 27..705 s, after at least 17 times');
    expect(next('kopf', [20])).toBe('within 39..45 s, after at least once');
  });

  test('is overdue where nobody has tried for twice the wait', () => {
    expect(next('controller-runtime', [2500])).toMatch(/^overdue since -1495 s/);
    expect(next('kopf', [3600])).toMatch(/^overdue since -3535 s/);
    expect(next('controller-runtime', [1010])).toBe('late, within 0..15 s, after at least once');
  });

  test('of the Java Operator SDK does not come before 10 hours are over, once retries are exhausted', () => {
    expect(next('josdk', [10, 7.9, 5.9, 2.8], { complete: true })).toMatch(/^within 1\.\.\d s, after 4 times$/);
    expect(next('josdk', [28, 26, 24, 21, 16.4, 9.6], { complete: true })).toBe('given up -10 s, again 35990 s');
    expect(next('josdk', [], firstFailure(120))).toBe('given up -120 s, again 35880 s');
    expect(next('josdk', [7200])).toBe('given up -7200 s, again 28800 s');
    expect(next('josdk', [30])).toMatch(/^late/);
    expect(next('josdk', [40_000])).toMatch(/^overdue since -4000 s/);
  });

  test('of controllers of Kubernetes does not come by itself after 15 retries', () => {
    expect(next('built-in', [], firstFailure(3600))).toBe('given up -3600 s, again ? s');
    expect(next('built-in', [], firstFailure(20))).toBe('within 0..10 s, after 1 to 12 times');
  });

  test('is unknown where nothing is known', () => {
    expect(next('kube-rs', [10])).toBe('unknown');
    expect(next('controller-runtime', [])).toBe('unknown');
  });

  test('says by which rule, and from where that is known', () => {
    expect(nextTryWindow('kopf', { failures: [NOW] }, NOW)).toMatchObject({
      basis: '60 s after each failure, unless the handler calls it permanent',
      source: expect.stringMatching(/^nolar\/kopf /),
    });
  });
});
