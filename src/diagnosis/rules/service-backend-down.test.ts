import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { endpointSlice, service, serviceDown } from '../testing/services.ts';
import { deployment, pod, READY, replicaSet } from '../testing/workloads.ts';
import { serviceBackendDown } from './service-backend-down.ts';

test('a Service without ready endpoints leads to the workload whose pods it selects', async () => {
  const objects = [service(), endpointSlice(0, 1), deployment({ replicas: 0 })];
  expect(await told(serviceBackendDown, serviceDown(), { objects })).toEqual([
    'certain → workload-down shop/Deployment.apps/web',
  ]);
});

test('pods of their own are looked at themselves, those of the workload by way of it', async () => {
  const alone = pod({}, { name: 'alone', metadata: { ownerReferences: [] } });
  const objects = [service(), alone];
  expect(await told(serviceBackendDown, serviceDown(), { objects })).toEqual(['certain → pod-down shop/Pod./alone']);
  const both = [service(), deployment(), replicaSet(), pod()];
  expect(await told(serviceBackendDown, serviceDown(), { objects: both })).toEqual([
    'certain → workload-down shop/Deployment.apps/web',
  ]);
});

test('a Service with a ready pod or endpoint is not down for want of a backend', async () => {
  expect(
    await told(serviceBackendDown, serviceDown(), { objects: [service(), deployment(), endpointSlice(1)] }),
  ).toEqual([]);
  expect(await told(serviceBackendDown, serviceDown(), { objects: [service(), deployment(), pod(READY)] })).toEqual([]);
});

test('where neither pods nor endpoints may be read it is a guess', async () => {
  const cluster = { objects: [service(), deployment()], forbidden: ['pods', 'endpointslices.discovery.k8s.io'] };
  expect(await told(serviceBackendDown, serviceDown(), cluster)).toEqual([
    'likely → workload-down shop/Deployment.apps/web',
  ]);
});
