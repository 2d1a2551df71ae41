import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { lease } from '../testing/kinds.ts';
import { node } from '../testing/workloads.ts';
import { nodeLost } from './node-lost.ts';

const down = { kind: 'node-down', node: 'one' } as const;

test('a node that nobody has heard of is told with the last sign of its kubelet', async () => {
  const objects = [node('Unknown'), lease('one', 'one', 1800, 'kube-node-lease')];
  const [finding] = await findings(nodeLost, down, { objects });
  expect(finding).toMatchObject({
    summary: 'Node one has not been heard of',
    certainty: 'certain',
    evidence: [
      { text: 'Ready is Unknown: Kubelet stopped posting node status.' },
      { text: 'its kubelet last renewed its Lease', time: Date.parse('2026-01-01T11:30:00Z') },
    ],
  });
  expect(finding?.remedies.map(({ safety }) => safety)).toEqual(['safe', 'careful']);
});

test('a node whose kubelet says that it is not ready', async () => {
  expect(await told(nodeLost, down, { objects: [node('False')] })).toEqual(['certain: Node one is not ready']);
});

test('a node that is ready, gone, or may not be read, is not called lost', async () => {
  expect(await told(nodeLost, down, { objects: [node()] })).toEqual([]);
  expect(await told(nodeLost, down, { objects: [] })).toEqual([]);
  expect(await told(nodeLost, down, { objects: [node('Unknown')], forbidden: ['nodes'] })).toEqual([]);
});
