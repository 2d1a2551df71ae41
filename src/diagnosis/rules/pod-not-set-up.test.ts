import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { eventOf } from '../testing/kinds.ts';
import { container, node, pod, podDown } from '../testing/workloads.ts';
import { podNotSetUp } from './pod-not-set-up.ts';

const making = pod(container({ waiting: { reason: 'ContainerCreating' } }));

test.each([
  ['FailedAttachVolume', 'its volumes cannot be attached'],
  ['FailedMount', 'its volumes cannot be mounted'],
  ['FailedCreatePodSandBox', 'its network or sandbox cannot be made'],
])('%s is likely why a pod does not start', async (reason, words) => {
  const objects = [node(), eventOf(making, reason, 'rpc error')];
  expect(await told(podNotSetUp, podDown(making), { objects })).toEqual([
    `likely: Pod shop/web-1-a, which runs operator web, does not start: ${words}`,
  ]);
});

test('a Secret that a volume misses is the affair of the rule that looks for it', async () => {
  const event = eventOf(making, 'FailedMount', 'MountVolume.SetUp failed for volume "tls" : secret "cert" not found');
  expect(await told(podNotSetUp, podDown(making), { objects: [node(), event] })).toEqual([]);
});

test('a pod that runs is past all that', async () => {
  const runs = pod(container({ running: {} }));
  expect(await told(podNotSetUp, podDown(runs), { objects: [node(), eventOf(runs, 'FailedMount', '')] })).toEqual([]);
});
