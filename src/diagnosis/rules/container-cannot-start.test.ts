import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { container, node, pod, podDown } from '../testing/workloads.ts';
import { containerCannotStart } from './container-cannot-start.ts';

const waiting = (message: string, reason = 'CreateContainerConfigError') =>
  podDown(pod(container({ waiting: { reason, message } })));

test('a key that a Secret lacks is told in the words of the kubelet', async () => {
  const message = `couldn't find key token in Secret shop/api`;
  const [finding] = await findings(containerCannotStart, waiting(message), { objects: [node()] });
  expect(finding).toMatchObject({
    summary: 'Pod shop/web-1-a, which runs operator web, cannot start its container main (CreateContainerConfigError)',
    certainty: 'certain',
    evidence: [{ text: message }],
  });
});

test('a Secret that is missing as a whole is the affair of the rule that looks for it', async () => {
  expect(await told(containerCannotStart, waiting('secret "api" not found'), { objects: [node()] })).toEqual([]);
});

test('of a node that is lost nothing is believed', async () => {
  expect(await told(containerCannotStart, waiting('', 'RunContainerError'), { objects: [] })).toEqual([]);
});
