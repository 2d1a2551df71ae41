import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { pod, podDown } from '../testing/workloads.ts';
import { podTerminating } from './pod-terminating.ts';

test('a pod on its way out leads to why it is still there', async () => {
  const metadata = { deletionTimestamp: '2026-01-01T11:00:00Z' };
  expect(await told(podTerminating, podDown(pod({}, { metadata })), { objects: [] })).toEqual([
    'certain → terminating shop/Pod./web-1-a',
  ]);
  expect(await told(podTerminating, podDown(pod()), { objects: [] })).toEqual([]);
});
