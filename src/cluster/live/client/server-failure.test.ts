import { describe, expect, it } from 'vitest';
import { serverFailure } from './server-failure.ts';

describe('an answer that is no success', () => {
  it('is read from its Status', () => {
    const status = { kind: 'Status', message: 'too old resource version', reason: 'Expired', code: 410 };
    expect(serverFailure(410, {}, JSON.stringify(status))).toEqual({
      reason: 'unavailable',
      message: 'too old resource version',
      status: 410,
      statusReason: 'Expired',
      retryAfter: undefined,
      broken: false,
    });
  });

  it('says what to do about a 401 as kubectl does', () => {
    const { reason, message } = serverFailure(401, {}, '{"kind":"Status","message":"Unauthorized"}');
    expect({ reason, message }).toEqual({
      reason: 'unauthorized',
      message: 'You must be logged in to the server (Unauthorized)',
    });
  });

  it('shows the text of something in between, but no web page', () => {
    expect(serverFailure(502, {}, 'upstream is down\n').message).toBe('upstream is down');
    expect(serverFailure(502, { 'content-type': 'text/html' }, '<html>').message).toBe('the server answered 502');
    expect(serverFailure(500, {}, '').message).toBe('the server answered 500');
  });

  it('takes the wait from the header, else from the Status', () => {
    expect(serverFailure(429, { 'retry-after': '2' }, '').retryAfter).toBe(2000);
    const status = { kind: 'Status', message: 'x', details: { retryAfterSeconds: 3 } };
    expect(serverFailure(504, {}, JSON.stringify(status)).retryAfter).toBe(3000);
    expect(serverFailure(429, { 'retry-after': 'Tue, 24 Nov 2026 02:19:41 GMT' }, '').retryAfter).toBeUndefined();
  });

  it.each([
    [403, 'forbidden'],
    [404, 'not-found'],
    [408, 'timeout'],
    [429, 'throttled'],
    [500, 'unavailable'],
    [504, 'timeout'],
    [302, 'invalid'],
    [400, 'invalid'],
  ])('gives %i the reason %s', (status, reason) => {
    expect(serverFailure(status, {}, 'null').reason).toBe(reason);
  });
});
