import { expect, test } from 'vitest';
import { createAuthority } from '../../test/control-plane/pki.ts';
import { definition, deployment, factsOf, grant, NOW } from './facts.fixture.ts';
import { healthOf } from './health.ts';
import { buildInventory } from './inventory.ts';

const GRANT = grant({ namespace: 'redis-system', name: 'redis-operator' }, [
  '{apiGroups: [cache.example.com], resources: [redisclusters/status], verbs: [update]}',
]);
const OPERATOR = deployment('redis-system', 'redis-operator');
const LEASE = `
apiVersion: coordination.k8s.io/v1
kind: Lease
metadata: {name: redis-operator, namespace: redis-system}
spec: {holderIdentity: redis-operator-7d9f4c5b6d-x2xkp, leaseDurationSeconds: 15, renewTime: "2026-11-01T11:00:00.000000Z"}
`;

function health(...texts: string[]) {
  const [operator] = buildInventory(factsOf(definition('redisclusters.cache.example.com'), GRANT, ...texts)).operators;
  return operator && healthOf(operator, NOW);
}

const CRASHING = `status: {phase: Running, conditions: [{type: Ready, status: "False"}], containerStatuses: [{name: manager, restartCount: 7, state: {waiting: {reason: CrashLoopBackOff, message: back-off}}}]}`;

test('with its pods ready and its Lease renewed it is healthy', () => {
  expect(health(OPERATOR, LEASE.replace('11:00:00', '11:59:58'))).toEqual({
    state: 'healthy',
    ready: 1,
    desired: 1,
    problems: [],
  });
});

test('scaled to 0 it is down, and an old Lease goes without saying', () => {
  const scaled = OPERATOR.replace('replicas: 1', 'replicas: 0').split('---')[0] ?? '';
  expect(health(scaled, LEASE)).toEqual({
    state: 'down',
    ready: 0,
    desired: 0,
    problems: [{ kind: 'scaled-to-zero' }],
  });
});

test('what keeps its pods from being ready is said in the kubelet’s word', () => {
  const crashing = OPERATOR.replace(/status: \{phase: Running.*/, CRASHING);
  expect(health(crashing)).toEqual({
    state: 'down',
    ready: 0,
    desired: 1,
    problems: [{ kind: 'pods-not-ready', reason: 'CrashLoopBackOff' }],
  });
});

test('some pods ready is not down', () => {
  expect(health(OPERATOR.replace('replicas: 1', 'replicas: 2'))).toMatchObject({
    state: 'degraded',
    ready: 1,
    desired: 2,
  });
});

test('a Lease that nobody renews is a failure while pods are ready', () => {
  expect(health(OPERATOR, LEASE)).toMatchObject({
    state: 'degraded',
    problems: [{ kind: 'lease-expired', renewTime: NOW - 3_600_000 }],
  });
});

test('without pods to look at the workload’s own status counts', () => {
  const [workload = ''] = OPERATOR.split('---');
  expect(health(`${workload}status: {readyReplicas: 1}`)).toMatchObject({ state: 'healthy', ready: 1 });
});

test('the workload that answers its webhooks counts as well', () => {
  const hook = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: redis-webhook, namespace: redis-system}
spec: {replicas: 2, selector: {matchLabels: {app: hook}}, template: {metadata: {labels: {app: hook}}, spec: {containers: []}}}
status: {replicas: 2, readyReplicas: 1}
---
apiVersion: v1
kind: Service
metadata: {name: hook, namespace: redis-system}
spec: {selector: {app: hook}}
---
${definition('redisbackups.cache.example.com', { namespace: 'redis-system', name: 'hook' })}
---
${grant({ namespace: 'redis-system', name: 'redis-operator' }, ['{apiGroups: [cache.example.com], resources: [redisbackups/status], verbs: [update]}'], 'more')}
`;
  expect(health(OPERATOR, hook)).toMatchObject({
    state: 'degraded',
    problems: [{ kind: 'companion-down', companion: 'redis-webhook', ready: 1, desired: 2 }],
  });
});

const hooks = (caBundle: string, ready: boolean) => `
apiVersion: v1
kind: Service
metadata: {name: hook, namespace: redis-system}
spec: {selector: {app: redis-operator}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: redis}
webhooks:
  - {name: one.cache.example.com, clientConfig: {service: {name: hook, namespace: redis-system}, caBundle: "${caBundle}"}}
  - {name: two.cache.example.com, clientConfig: {service: {name: hook, namespace: redis-system}, caBundle: "${caBundle}"}}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: hook-x, namespace: redis-system, labels: {kubernetes.io/service-name: hook}}
endpoints: [{conditions: {ready: ${ready}}}]
`;

test('webhooks that nobody answers, or that cannot be trusted any more, are told of once', async () => {
  const { certificate } = await createAuthority();
  const caBundle = Buffer.from(certificate).toString('base64');
  expect(health(OPERATOR, hooks(caBundle, true))).toMatchObject({ state: 'healthy' });
  expect(health(OPERATOR, hooks(caBundle, false))?.problems).toEqual([
    { kind: 'webhook-without-endpoints', webhook: 'one.cache.example.com', service: 'redis-system/hook' },
  ]);
  const [operator] = buildInventory(
    factsOf(definition('redisclusters.cache.example.com'), GRANT, OPERATOR, hooks(caBundle, true)),
  ).operators;
  const later = Date.now() + 400 * 24 * 3_600_000;
  expect(operator && healthOf(operator, later).problems).toMatchObject([{ kind: 'webhook-ca-expired' }]);
});
