import { expect, test } from 'vitest';
import { causes, findings } from '../testing/cluster.ts';
import { built, eventOf, going, lease } from '../testing/kinds.ts';
import { loadBalancerCleanupFailed } from './load-balancer-cleanup-failed.ts';

const FINALIZER = 'service.kubernetes.io/load-balancer-cleanup';
const service = built('Service', 'web', { metadata: going(FINALIZER), spec: { type: 'LoadBalancer' } });
const symptom = { kind: 'finalizer', object: service, finalizer: FINALIZER } as const;

test('the cloud controller says why it could not delete the load balancer', async () => {
  const objects = [eventOf(service, 'SyncLoadBalancerFailed', 'failed to delete load balancer: 403')];
  expect(await findings(loadBalancerCleanupFailed, symptom, { objects })).toMatchObject([
    {
      summary: 'the load balancer of Service shop/web could not be deleted: failed to delete load balancer: 403',
      certainty: 'certain',
    },
  ]);
});

test('a failure to make the load balancer, before the deletion, is not why', async () => {
  const objects = [eventOf(service, 'SyncLoadBalancerFailed', 'quota', '2026-01-01T10:59:00Z')];
  expect(await findings(loadBalancerCleanupFailed, symptom, { objects })).toMatchObject([
    { kind: 'symptom', symptom: { kind: 'controller-passive', controller: 'cloud-controller-manager' } },
  ]);
});

test('a cluster without any trace of a cloud controller has none, most likely', async () => {
  expect(await causes(symptom, { objects: [] })).toMatchObject([
    { id: 'cloud-controller-missing', certainty: 'likely', key: 'cloud-controller-missing cloud-controller-manager' },
  ]);
  expect(await causes(symptom, { objects: [], forbidden: ['leases.coordination.k8s.io'] })).toMatchObject([
    { id: 'cloud-controller-missing', certainty: 'possible' },
  ]);
});

function workload(namespace: string, readyReplicas?: number) {
  const status = readyReplicas === undefined ? {} : { readyReplicas };
  return built('Deployment', 'aws-cloud-controller-manager', {
    metadata: { namespace },
    spec: { replicas: 0 },
    status,
  });
}

test('a cloud controller without pods is asked about in turn, whatever its namespace', async () => {
  for (const namespace of ['kube-system', 'openshift-cloud-controller-manager'])
    expect((await causes(symptom, { objects: [workload(namespace)] }))[0]).toMatchObject({
      id: 'workload-scaled-to-zero',
      certainty: 'certain',
    });
});

test('a cloud controller that runs and has said nothing is only possibly to blame', async () => {
  const objects = [workload('kube-system', 1), lease('cloud-controller-manager', 'n1_1', 3)];
  expect(await causes(symptom, { objects })).toMatchObject([
    {
      id: 'built-in-controller-silent',
      certainty: 'possible',
      evidence: [{ text: 'cloud-controller-manager renews its Lease' }],
    },
  ]);
});
