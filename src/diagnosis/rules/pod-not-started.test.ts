import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { container, node, pod, podDown } from '../testing/workloads.ts';
import { podNotStarted } from './pod-not-started.ts';

test('a pod of which no container has run is told as possibly why', async () => {
  const making = pod(container({ waiting: { reason: 'ContainerCreating' } }));
  expect(await told(podNotStarted, podDown(making), { objects: [node()] })).toEqual([
    'possible: Pod shop/web-1-a, which runs operator web, is not started yet by Node one',
  ]);
});

test('what its kubelet says a reason for, and a node that is lost, are the affair of others', async () => {
  const image = pod(container({ waiting: { reason: 'ErrImagePull' } }));
  expect(await told(podNotStarted, podDown(image), { objects: [node()] })).toEqual([]);
  expect(await told(podNotStarted, podDown(pod()), { objects: [node('Unknown')] })).toEqual([]);
});
