import { describe, expect, it } from 'vitest';
import type { Failure } from '../transport/failure.ts';
import { isThrottling, retryDelay } from './retry.ts';

const failure = (changes: Partial<Failure>): Failure => ({
  reason: 'unavailable',
  message: '',
  status: undefined,
  broken: false,
  ...changes,
});

const initializing = 'storage is (re)initializing';

describe('retrying a read', () => {
  it('tries a broken connection once more, at once', () => {
    expect(retryDelay(failure({ broken: true }), 1, 0.5)).toBe(0);
    expect(retryDelay(failure({ broken: true }), 2, 0.5)).toBeUndefined();
  });

  it('does not try a server again that cannot be reached', () => {
    expect(retryDelay(failure({}), 1, 0.5)).toBeUndefined();
  });

  it('waits as long as Retry-After says, and a little more', () => {
    expect(retryDelay(failure({ status: 429, retryAfter: 1000 }), 1, 0)).toBe(1050);
    expect(retryDelay(failure({ status: 429, retryAfter: 1000 }), 2, 1)).toBe(1150);
    expect(retryDelay(failure({ status: 429, retryAfter: 1000 }), 3, 0)).toBeUndefined();
    expect(retryDelay(failure({ status: 429, retryAfter: 60_000 }), 1, 0)).toBeUndefined();
  });

  it('takes a list whose conversion webhook is down as an answer', () => {
    const down = failure({ status: 429, retryAfter: 1000, message: `${initializing}: conversion webhook failed` });
    expect(retryDelay(down, 1, 0)).toBeUndefined();
    expect(isThrottling(down)).toBe(false);
  });

  it('waits for a type that is young, though it is no reason to send fewer requests', () => {
    const young = failure({ status: 429, retryAfter: 1000, message: initializing });
    expect(retryDelay(young, 1, 0)).toBe(1050);
    expect(isThrottling(young)).toBe(false);
  });

  it('takes an aggregated API with nobody behind it as an answer, an API server that restarts not', () => {
    expect(retryDelay(failure({ status: 503, message: 'error trying to reach service: x' }), 1, 0)).toBeUndefined();
    expect(retryDelay(failure({ status: 503, message: 'the server answered 503' }), 1, 0.5)).toBe(200);
    expect(retryDelay(failure({ status: 503, message: 'the server answered 503' }), 2, 0.5)).toBe(400);
  });

  it('tries no other answer again', () => {
    for (const status of [400, 403, 404, 410, 500, 504]) {
      expect(retryDelay(failure({ status }), 1, 0)).toBeUndefined();
    }
  });
});
