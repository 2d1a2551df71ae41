import { expect, test } from 'vitest';
import { meaningOf, type RefusalMeaning } from './refusal.ts';

// The words are those of Kubernetes 1.37.2.
test.each<[string, number | undefined, string, string, RefusalMeaning]>([
  ['no answer is waited out', undefined, '', 'read ECONNRESET', { kind: 'wait', cause: 'unanswered', wait: undefined }],
  ['a deleted object is gone', 404, 'NotFound', 'widgets.example.com "a" not found', { kind: 'gone' }],
  ['a type that is not served is no deleted object', 404, '', '404 page not found', { kind: 'type-gone' }],
  ['a changed object is read again', 409, 'Conflict', 'the object has been modified', { kind: 'changed' }],
  [
    'an object that was made anew is read again',
    422,
    'Invalid',
    'Widget.example.com "a" is invalid: metadata.uid: Invalid value: "1": field is immutable',
    { kind: 'changed' },
  ],
  [
    'an object that breaks the schema fails',
    422,
    'Invalid',
    'Widget.example.com "a" is invalid: spec.size: Required value',
    { kind: 'failed', cause: 'invalid' },
  ],
  [
    "a webhook's own status does not hide that it denied",
    418,
    '',
    'admission webhook "validate.example.com" denied the request: no',
    { kind: 'failed', cause: 'denied' },
  ],
  [
    'a policy that denies',
    422,
    'Invalid',
    "widgets.example.com \"a\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no",
    { kind: 'failed', cause: 'denied' },
  ],
  [
    'a webhook that is down may come back',
    500,
    'InternalError',
    'Internal error occurred: failed calling webhook "validate.example.com": connection refused',
    { kind: 'later', cause: 'admission-unavailable' },
  ],
  [
    'a conversion webhook that is down may come back',
    500,
    '',
    'conversion webhook for example.com/v1alpha1, Kind=Widget failed: Post "https://…": connection refused',
    { kind: 'later', cause: 'conversion' },
  ],
  [
    'the user may not patch',
    403,
    'Forbidden',
    'widgets.example.com "a" is forbidden: User "u" cannot patch resource "widgets" in API group "example.com"',
    { kind: 'failed', cause: 'forbidden' },
  ],
  ['a quota denies', 403, 'Forbidden', 'exceeded quota: q', { kind: 'failed', cause: 'denied' }],
  ['an object grows too large', 500, '', 'etcdserver: request is too large', { kind: 'failed', cause: 'too-large' }],
  [
    'a server that is overrun is given time',
    429,
    'TooManyRequests',
    'later',
    { kind: 'wait', cause: 'throttled', wait: 2000 },
  ],
  [
    'a write that the server did not come to in its time is one of too many at once',
    504,
    'Timeout',
    'Timeout: request did not complete within the allotted timeout',
    { kind: 'wait', cause: 'throttled', wait: undefined },
  ],
  ['an error of the server is tried again later', 500, 'InternalError', 'boom', { kind: 'later', cause: 'refused' }],
])('%s', (_, status, reason, message, meaning) => {
  expect(meaningOf({ status, reason, message, retryAfter: status === 429 ? 2000 : undefined })).toEqual(meaning);
});
