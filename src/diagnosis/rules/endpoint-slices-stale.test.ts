import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { endpointSlice, service, serviceDown } from '../testing/services.ts';
import { pod, READY } from '../testing/workloads.ts';
import { endpointSlicesStale } from './endpoint-slices-stale.ts';

test('pods that have been ready for long and are no endpoints tell of a controller that does not work', async () => {
  expect(await told(endpointSlicesStale, serviceDown(), { objects: [service(), pod(READY)] })).toEqual([
    'likely: Service shop/api has ready pods, and kube-controller-manager has not written them into its EndpointSlices',
  ]);
});

test('endpoints that are there, and pods that have just become ready, tell nothing', async () => {
  expect(
    await told(endpointSlicesStale, serviceDown(), { objects: [service(), pod(READY), endpointSlice(1)] }),
  ).toEqual([]);
  const now = { conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-01-01T11:59:50Z' }] };
  expect(await told(endpointSlicesStale, serviceDown(), { objects: [service(), pod(now)] })).toEqual([]);
});
