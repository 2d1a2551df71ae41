import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { pod, podDown } from '../testing/workloads.ts';
import { podUnschedulable } from './pod-unschedulable.ts';

function pending(reason: string, message: string, spec = {}) {
  const conditions = [{ type: 'PodScheduled', status: 'False', reason, message }];
  return podDown(pod({ phase: 'Pending', conditions }, { spec: { nodeName: '', ...spec } }));
}

async function firstCommand(message: string) {
  const [finding] = await findings(podUnschedulable, pending('Unschedulable', message), { objects: [] });
  return finding?.remedies[0]?.command;
}

test('a pod that no node fits is why, in the words of the scheduler', async () => {
  const message = '0/3 nodes are available: 3 Insufficient cpu.';
  const [finding] = await findings(podUnschedulable, pending('Unschedulable', message), { objects: [] });
  expect(finding).toMatchObject({
    summary: 'Pod shop/web-1-a, which runs operator web, finds no node to run on',
    certainty: 'certain',
    evidence: [{ text: message, source: 'scheduler' }],
  });
});

test('what to do follows from what the scheduler says', async () => {
  expect(await firstCommand('0/3 nodes are available: 3 Insufficient memory.')).toBe('kubectl describe nodes');
  expect(await firstCommand('0/1 nodes are available: 1 node(s) had untolerated taint {a: b}.')).toBe(
    'kubectl get nodes -o wide',
  );
  expect(await firstCommand('pod has unbound immediate PersistentVolumeClaims')).toBe(
    'kubectl -n shop get persistentvolumeclaims',
  );
});

test('a scheduling gate is named', async () => {
  const gated = pending('SchedulingGated', 'Scheduling is blocked', {
    schedulingGates: [{ name: 'kueue.x-k8s.io/admission' }],
  });
  expect(await told(podUnschedulable, gated, { objects: [] })).toEqual([
    'certain: Pod shop/web-1-a, which runs operator web, is held back by scheduling gate kueue.x-k8s.io/admission',
  ]);
});

test('a pod that has its node is not unschedulable, whatever a condition still says', async () => {
  const conditions = [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '' }];
  expect(await told(podUnschedulable, podDown(pod({ conditions })), { objects: [] })).toEqual([]);
});
