import { describe, expect, test } from 'vitest';
import type { KubeObject } from '../../objects/object.ts';
import type { AnyRule } from '../rule.ts';
import type { Symptom } from '../symptom.ts';
import { findings } from '../testing/cluster.ts';
import { built, going, lease } from '../testing/kinds.ts';
import { objectOf } from '../testing/objects.ts';
import { apiServiceBackendDown } from './api-service-backend-down.ts';
import { apiServiceCertificate } from './api-service-certificate.ts';
import { cloudControllerDown } from './cloud-controller-down.ts';
import { csiDriverDown } from './csi-driver-down.ts';
import { nodeLost } from './node-lost.ts';
import { podEvicted } from './pod-evicted.ts';
import { serviceBackendDown } from './service-backend-down.ts';
import { serviceSelectsNothing } from './service-selects-nothing.ts';
import { webhookUnreachable } from './webhook-unreachable.ts';

async function sureness(
  rule: AnyRule,
  symptom: Symptom,
  objects: readonly KubeObject[],
  forbidden: readonly string[] = [],
): Promise<string[]> {
  return (await findings(rule, symptom, { objects, forbidden })).map(({ certainty }) => certainty);
}

describe('a controller none of whose pods is ready', () => {
  const service = built('Service', 'web', { metadata: going('service.kubernetes.io/load-balancer-cleanup') });
  const cloud = {
    kind: 'controller-passive',
    controller: 'cloud-controller-manager',
    object: service,
    finalizer: 'service.kubernetes.io/load-balancer-cleanup',
  } as const;
  const manager = built('Deployment', 'aws-cloud-controller-manager', { spec: { replicas: 1 } });
  const volume = built('PersistentVolume', 'pv', {
    metadata: going('external-provisioner.volume.kubernetes.io/finalizer'),
    spec: { csi: { driver: 'ebs.csi.aws.com' } },
  });
  const csi = {
    kind: 'controller-passive',
    controller: 'csi-driver',
    object: volume,
    finalizer: 'external-provisioner.volume.kubernetes.io/finalizer',
  } as const;
  const containers = [{ name: 'csi-provisioner', args: ['ebs.csi.aws.com'] }];
  const driver = built('Deployment', 'ebs', { spec: { template: { spec: { containers } } } });

  test('does nothing where nobody renews its Lease', async () => {
    expect(await sureness(cloudControllerDown, cloud, [manager, lease('cloud-controller-manager', 'a', 600)])).toEqual([
      'certain',
    ]);
    expect(await sureness(csiDriverDown, csi, [driver, lease('ebs-csi-aws-com', 'a', 600)])).toEqual(['certain']);
  });

  test('is at work all the same where its Lease is renewed: another sidecar fails, or it runs elsewhere', async () => {
    expect(await sureness(cloudControllerDown, cloud, [manager, lease('cloud-controller-manager', 'a', 3)])).toEqual([
      'possible',
    ]);
    expect(await sureness(csiDriverDown, csi, [driver, lease('ebs-csi-aws-com', 'a', 3)])).toEqual(['possible']);
  });

  test('may have another workload where these could not all be listed', async () => {
    expect(await sureness(cloudControllerDown, cloud, [manager], ['daemonsets.apps'])).toEqual(['likely']);
    expect(await sureness(cloudControllerDown, cloud, [manager], ['leases.coordination.k8s.io'])).toEqual(['likely']);
  });
});

describe('a node that has not been heard of', () => {
  const conditions = [{ type: 'Ready', status: 'Unknown', message: 'Kubelet stopped posting.' }];
  const node = built('Node', 'n1', { status: { conditions } });
  const symptom = { kind: 'node-down', node: 'n1' } as const;

  test('is lost for sure where its kubelet does not renew its Lease, and not where it does', async () => {
    expect(await sureness(nodeLost, symptom, [node, lease('n1', 'n1', 600, 'kube-node-lease')])).toEqual(['certain']);
    expect(await sureness(nodeLost, symptom, [node, lease('n1', 'n1', 3, 'kube-node-lease')])).toEqual(['likely']);
  });
});

test('a pod that was evicted is the cause where nothing makes another one', async () => {
  const status = { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.' };
  const down = (pod: KubeObject) => ({ kind: 'pod-down', pod, workload: undefined, runs: 'it' }) as const;
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', uid: 'u', controller: true };
  expect(await sureness(podEvicted, down(built('Pod', 'a', { status })), [])).toEqual(['certain']);
  const owned = built('Pod', 'a', { metadata: { ownerReferences: [owner] }, status });
  expect(await sureness(podEvicted, down(owned), [])).toEqual(['likely']);
});

describe('a Service', () => {
  const down = { kind: 'service-down', namespace: 'shop', name: 'hook', usedBy: 'webhook x' } as const;
  const service = built('Service', 'hook', { spec: { selector: { app: 'hook' } } });
  const maker = (name: string, replicas: number) =>
    built('Deployment', name, { spec: { replicas, template: { metadata: { labels: { app: 'hook' } } } } });

  test('whose old version is at 0 is not down for that', async () => {
    expect(await sureness(serviceBackendDown, down, [service, maker('one', 0)])).toEqual(['certain']);
    const found = await sureness(serviceBackendDown, down, [service, maker('new', 1), maker('old', 0)]);
    expect(found.toSorted()).toEqual(['certain', 'possible']);
  });

  test('that selects nothing and whose endpoints others write is not at fault', async () => {
    const slice = objectOf(
      { group: 'discovery.k8s.io', resource: 'endpointslices', kind: 'EndpointSlice' },
      {
        metadata: { name: 'a', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'hook' } },
        endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready: true } }],
      },
    );
    expect(await sureness(serviceSelectsNothing, down, [service])).toEqual(['certain']);
    expect(await sureness(serviceSelectsNothing, down, [service, slice])).toEqual([]);
  });
});

test('an error of TLS is no word on the certificate unless it speaks of it', async () => {
  const api = (message: string) =>
    objectOf(
      { group: 'apiregistration.k8s.io', resource: 'apiservices', kind: 'APIService' },
      {
        metadata: { name: 'v1.metrics.example.com' },
        spec: { group: 'metrics.example.com', version: 'v1', service: { namespace: 'shop', name: 'metrics' } },
        status: { conditions: [{ type: 'Available', status: 'False', reason: 'FailedDiscoveryCheck', message }] },
      },
    );
  const symptom = { kind: 'api-down', group: 'metrics.example.com', version: 'v1' } as const;
  expect(await sureness(apiServiceCertificate, symptom, [api('x509: certificate has expired')])).toEqual(['certain']);
  const refused = [api('failing or missing response from https://10.0.0.1: remote error: tls: bad certificate')];
  expect(await sureness(apiServiceCertificate, symptom, refused)).toEqual([]);
  expect(await sureness(apiServiceBackendDown, symptom, refused)).toEqual(['certain']);
});

test('a connection to a webhook that breaks once is no proof', async () => {
  const failing = (message: string) =>
    ({ kind: 'webhook-failing', webhook: 'x', service: undefined, message }) as const;
  expect(await sureness(webhookUnreachable, failing('connect: connection refused'), [])).toEqual(['certain']);
  expect(await sureness(webhookUnreachable, failing('Post "https://x": EOF'), [])).toEqual(['likely']);
});
