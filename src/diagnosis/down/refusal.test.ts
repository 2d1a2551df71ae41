import { expect, test } from 'vitest';
import { readRefusal } from './refusal.ts';

// Messages of a Kubernetes 1.37 API server.
test.each([
  [
    'pods "a" is forbidden: exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1',
    { kind: 'quota', quota: 'small', said: 'requested: pods=1, used: pods=1, limited: pods=1' },
  ],
  [
    'pods "a" is forbidden: failed quota: small: must specify requests.cpu for: main',
    { kind: 'quota', quota: 'small', said: 'must specify requests.cpu for: main' },
  ],
  [
    'pods "a" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true',
    { kind: 'pod-security', level: 'restricted:latest', said: 'runAsNonRoot != true' },
  ],
  [
    'pods "a" is forbidden: error looking up service account shop/web: serviceaccount "web" not found',
    { kind: 'service-account', namespace: 'shop', name: 'web' },
  ],
  [
    'pods "a" is forbidden: unable to create new content in namespace shop because it is being terminated',
    { kind: 'namespace-terminating', namespace: 'shop' },
  ],
  [
    'Internal error occurred: failed calling webhook "pods.example.com": failed to call webhook: Post "https://w.shop.svc:443/x?timeout=10s": service "w" not found',
    { kind: 'webhook' },
  ],
  [
    'admission webhook "pods.example.com" denied the request: no latest tags',
    { kind: 'denied', by: 'webhook pods.example.com', said: 'no latest tags' },
  ],
  [
    "pods \"a\" is forbidden: ValidatingAdmissionPolicy 'no-root' with binding 'all' denied request: no root",
    { kind: 'denied', by: 'ValidatingAdmissionPolicy no-root', said: 'no root' },
  ],
  ['pods "a" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi', { kind: 'other' }],
])('reads: %s', (message, refusal) => {
  expect(readRefusal(message)).toEqual(refusal);
});
