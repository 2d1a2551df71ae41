import { expect, test } from 'vitest';
import { webhookMessage } from './webhook-message.ts';

/** Messages of an API server 1.37, as it answered a patch of an object that the webhook was to see. */
const SEEN = {
  service:
    'Internal error occurred: failed calling webhook "w.example.com": failed to call webhook: Post "https://noep.adm.svc:443/?timeout=2s": no endpoints available for service "noep"',
  'service gone':
    'Internal error occurred: failed calling webhook "w.example.com": failed to call webhook: Post "https://nope.adm.svc:443/?timeout=2s": service "nope" not found',
  'no port':
    'Internal error occurred: failed calling webhook "w.example.com": failed to call webhook: Post "https://a.adm.svc:8443/?timeout=2s": no service port 8443 found for service "a"',
  'external name':
    'Internal error occurred: failed calling webhook "w.example.com": failed to call webhook: Post "https://a.adm.svc:443/?timeout=2s": unsupported service type "ExternalName"',
  unreachable:
    'Internal error occurred: failed calling webhook "w.example.com": failed to call webhook: Post "https://127.0.0.1:1/x?timeout=2s": dial tcp 127.0.0.1:1: connect: connection refused',
  'no host':
    'Internal error occurred: failed calling webhook "w.example.com": failed to call webhook: Post "https://nope.invalid/x?timeout=2s": dial tcp: lookup nope.invalid on 10.0.0.1:53: no such host',
  timeout:
    'Internal error occurred: failed calling webhook "w.example.com": failed to call webhook: Post "https://127.0.0.1:18443/x?timeout=2s": context deadline exceeded',
  untrusted:
    'Internal error occurred: failed calling webhook "w.example.com": failed to call webhook: Post "https://127.0.0.1:4/x?timeout=2s": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  answer:
    'Internal error occurred: failed calling webhook "w.example.com": failed to call webhook: forbidden: User "system:anonymous" cannot post path "/version"',
};

test.each([
  ['service', 'service'],
  ['service gone', 'service'],
  ['no port', 'service'],
  ['external name', 'service'],
  ['unreachable', 'unreachable'],
  ['no host', 'unreachable'],
  ['timeout', 'timeout'],
  ['untrusted', 'certificate-untrusted'],
  ['answer', 'answer'],
] as const)('the message of a webhook with fault "%s" tells it', (fault, failure) => {
  expect(webhookMessage(SEEN[fault])).toMatchObject({ webhook: 'w.example.com', failure });
});

test.each([
  ['certificate has expired or is not yet valid: current time is after', 'certificate-expired'],
  ['certificate is valid for a.example.com, not b.svc', 'certificate-name'],
])('a certificate that %s is told apart', (words, failure) => {
  const message = `failed calling webhook "w": failed to call webhook: Post "https://x": tls: failed to verify certificate: x509: ${words}`;
  expect(webhookMessage(message)?.failure).toBe(failure);
});

test('conversion has no webhook name', () => {
  const message =
    'conversion webhook for cache.example.com/v1, Kind=RedisBackup failed: Post "https://127.0.0.1:1/convert?timeout=30s": dial tcp 127.0.0.1:1: connect: connection refused';
  expect(webhookMessage(message)).toMatchObject({ webhook: undefined, failure: 'unreachable' });
});

test('a denial is no failed call', () => {
  expect(webhookMessage('admission webhook "w" denied the request: no')).toBeUndefined();
});
