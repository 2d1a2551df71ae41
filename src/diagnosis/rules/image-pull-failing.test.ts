import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { eventOf } from '../testing/kinds.ts';
import { container, node, pod, podDown } from '../testing/workloads.ts';
import { imagePullFailing } from './image-pull-failing.ts';

const backOff = pod(container({ waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image' } }));
const summary =
  'Pod shop/web-1-a, which runs operator web, cannot pull image "example.com/web:v1" of its container main';

test('an image that cannot be pulled is why', async () => {
  expect(await told(imagePullFailing, podDown(backOff), { objects: [node()] })).toEqual([`certain: ${summary}`]);
});

test('where the node may not be read, its kubelet may have fallen silent since', async () => {
  expect(await told(imagePullFailing, podDown(backOff), { objects: [], forbidden: ['nodes'] })).toEqual([
    `likely: ${summary}`,
  ]);
});

test('of a node that is lost nothing is believed', async () => {
  expect(await told(imagePullFailing, podDown(backOff), { objects: [node('Unknown')] })).toEqual([]);
});

test.each([
  ['manifest for example.com/web:v1 not found', 'The registry has no such image'],
  ['unexpected status from HEAD request: 401 Unauthorized', 'imagePullSecret'],
  ['dial tcp: lookup example.com: no such host', 'Node one does not reach the registry'],
  ['toomanyrequests: You have reached your pull rate limit', 'limits how often'],
])('the last report says what to do: %s', async (reason, advice) => {
  const event = eventOf(backOff, 'Failed', `Failed to pull image "example.com/web:v1": ${reason}`);
  const [finding] = await findings(imagePullFailing, podDown(backOff), { objects: [node(), event] });
  expect(finding?.evidence.at(-1)?.text).toContain(reason);
  expect(finding?.remedies[0]?.effect).toContain(advice);
});

test('names that are no images, and images that may not be pulled, are told as that', async () => {
  const invalid = pod(container({ waiting: { reason: 'InvalidImageName' } }));
  expect(await told(imagePullFailing, podDown(invalid), { objects: [node()] })).toEqual([
    'certain: Pod shop/web-1-a, which runs operator web, has an invalid image name, "example.com/web:v1" of its container main',
  ]);
});

test('a container that is being made is not one whose image is missing', async () => {
  const making = pod(container({ waiting: { reason: 'ContainerCreating' } }));
  expect(await told(imagePullFailing, podDown(making), { objects: [node()] })).toEqual([]);
});
