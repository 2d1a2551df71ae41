import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { lonePodDown, pod, podDown } from '../testing/workloads.ts';
import { podEvicted } from './pod-evicted.ts';

const message = 'The node was low on resource: ephemeral-storage.';
const evicted = pod({ phase: 'Failed', reason: 'Evicted', message });

test('an evicted pod tells what its node was short of, and its controller makes another one', async () => {
  const [finding] = await findings(podEvicted, podDown(evicted), { objects: [] });
  expect(finding).toMatchObject({
    summary: 'Pod shop/web-1-a, which runs operator web, was evicted from Node one',
    // That there is no other one yet may have another reason.
    certainty: 'likely',
    evidence: [{ text: message }],
    remedies: [
      { command: 'kubectl describe node one' },
      { command: 'kubectl -n shop delete pod web-1-a', safety: 'safe' },
    ],
  });
});

test('a pod without controller does not come back by itself', async () => {
  const alone = pod({ phase: 'Failed', reason: 'Evicted' }, { metadata: { ownerReferences: [] } });
  const [finding] = await findings(podEvicted, lonePodDown(alone), { objects: [] });
  expect(finding?.remedies.at(-1)).toMatchObject({ safety: 'careful' });
});

test('a pod that failed by itself was not evicted', async () => {
  expect(await told(podEvicted, podDown(pod({ phase: 'Failed', reason: 'Error' })), { objects: [] })).toEqual([]);
});
