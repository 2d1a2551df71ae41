import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { built } from '../testing/kinds.ts';
import { workloadDown } from '../testing/workloads.ts';
import { daemonSetHasNoNode } from './daemon-set-has-no-node.ts';

function daemonSet(desiredNumberScheduled: number, observedGeneration = 2) {
  const template = { spec: { nodeSelector: { gpu: 'yes' } } };
  const status = { desiredNumberScheduled, observedGeneration };
  return workloadDown(built('DaemonSet', 'agent', { metadata: { generation: 2 }, spec: { template }, status }));
}

test('a DaemonSet that no node fits has no pods for that reason, and tells which nodes it wants', async () => {
  const [finding] = await findings(daemonSetHasNoNode, daemonSet(0), { objects: [] });
  expect(finding).toMatchObject({
    certainty: 'certain',
    evidence: [{ text: 'status.desiredNumberScheduled is 0' }, { text: 'its pods want nodes with gpu=yes' }],
  });
});

test('a status that is behind the spec proves nothing', async () => {
  expect(await told(daemonSetHasNoNode, daemonSet(0, 1), { objects: [] })).toEqual([]);
  expect(await told(daemonSetHasNoNode, daemonSet(3), { objects: [] })).toEqual([]);
});
