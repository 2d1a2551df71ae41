import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { lonePodDown, pod, podDown } from '../testing/workloads.ts';
import { podFailed } from './pod-failed.ts';

test('a pod of its own that has failed does not come back', async () => {
  const alone = pod({ phase: 'Failed', reason: 'UnexpectedAdmissionError' }, { metadata: { ownerReferences: [] } });
  expect(await told(podFailed, lonePodDown(alone), { objects: [] })).toEqual([
    'certain: Pod shop/web-1-a, which runs operator web, has failed (UnexpectedAdmissionError) and does not run again',
  ]);
});

test('that the controller of one makes no other may have another reason', async () => {
  expect(await told(podFailed, podDown(pod({ phase: 'Succeeded' })), { objects: [] })).toEqual([
    'likely: Pod shop/web-1-a, which runs operator web, has ended by itself and does not run again',
  ]);
});

test('an evicted pod, and one that lives, are the affair of others', async () => {
  expect(await told(podFailed, podDown(pod({ phase: 'Failed', reason: 'Evicted' })), { objects: [] })).toEqual([]);
  expect(await told(podFailed, podDown(pod()), { objects: [] })).toEqual([]);
});
