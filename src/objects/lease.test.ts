import { expect, test } from 'vitest';
import { isExpired, leaseState } from './lease.ts';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const lease = (renewTime: string, holderIdentity = 'x') => ({
  body: { spec: { holderIdentity, leaseDurationSeconds: 15, renewTime, acquireTime: renewTime, leaseTransitions: 2 } },
});

test('times of microseconds are read, and what is missing is not made up', () => {
  expect(leaseState(lease('2026-11-01T11:59:50.250000Z'))).toEqual({
    ...{ holder: 'x', durationSeconds: 15, transitions: 2 },
    renewTime: NOW - 9750,
    acquireTime: NOW - 9750,
  });
  expect(leaseState({ body: {} })).toEqual({
    ...{ holder: '', renewTime: undefined, acquireTime: undefined, durationSeconds: undefined, transitions: undefined },
  });
});

test.each([
  ['2026-11-01T11:59:50Z', false],
  ['2026-11-01T11:59:41Z', false],
  ['2026-11-01T11:59:39Z', true],
  ['2026-11-01T11:00:00Z', true],
])('renewed at %s it is expired: %s', (renewTime, expired) => {
  expect(isExpired(leaseState(lease(renewTime)), NOW)).toBe(expired);
});

test('a Lease that was released is not expired', () => {
  expect(isExpired(leaseState(lease('2026-11-01T10:00:00Z', '')), NOW)).toBe(false);
});
