import { expect, test } from 'vitest';
import { answer, gapAnswer } from '../objects/gap.ts';
import type { LeaseState } from '../objects/lease.ts';
import { waitReason } from './engine-wait.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const lease = (ago: number | undefined, holder = 'cp-1_u') =>
  answer<LeaseState>({
    ...{ holder, acquireTime: undefined, durationSeconds: 15, transitions: undefined },
    renewTime: ago === undefined ? undefined : NOW - ago,
  });
const unread = (reason: 'not-found' | 'forbidden') =>
  gapAnswer({ subject: { kind: 'cluster' }, reason, message: 'no' });

test('a controller manager that no longer renews its Lease is told, whether it has begun or not', () => {
  for (const isTakenUp of [false, true]) {
    const expired = { kind: 'expired', holder: 'cp-1_u', renewedMs: 60_000 };
    expect(waitReason(isTakenUp, lease(60_000), NOW)).toEqual(expired);
    expect(waitReason(isTakenUp, lease(60_000, ''), NOW)).toEqual({ kind: 'released' });
  }
});

test('where it is alive, or nothing tells, nothing is said of what it has begun', () => {
  expect(waitReason(false, lease(2000), NOW)).toEqual({ kind: 'alive', holder: 'cp-1_u', renewedMs: 2000 });
  expect(waitReason(false, lease(undefined), NOW)).toMatchObject({ kind: 'alive', renewedMs: undefined });
  expect(waitReason(false, unread('not-found'), NOW)).toEqual({ kind: 'no-lease' });
  expect(waitReason(false, unread('forbidden'), NOW)).toEqual({ kind: 'lease-unread', message: 'no' });
  for (const known of [lease(2000), lease(undefined), unread('not-found'), unread('forbidden')])
    expect(waitReason(true, known, NOW)).toBeUndefined();
});
