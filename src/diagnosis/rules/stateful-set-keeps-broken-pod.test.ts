import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { built } from '../testing/kinds.ts';
import { container, pod, READY, workloadDown } from '../testing/workloads.ts';
import { statefulSetKeepsBrokenPod } from './stateful-set-keeps-broken-pod.ts';

function set(spec: { podManagementPolicy?: string } = {}) {
  const selector = { matchLabels: { app: 'web' } };
  const status = { updateRevision: 'web-2', currentRevision: 'web-1' };
  return workloadDown(built('StatefulSet', 'web', { spec: { replicas: 3, selector, ...spec }, status }));
}

function first(revision: string, status: Parameters<typeof pod>[0] = {}) {
  const labels = { app: 'web', 'controller-revision-hash': revision };
  return pod(status, { name: 'web-0', metadata: { labels, ownerReferences: [] } });
}

const broken = container({ waiting: { reason: 'CrashLoopBackOff' } });

test('a broken pod of the old template is waited for, and deleting it helps', async () => {
  const [finding] = await findings(statefulSetKeepsBrokenPod, set(), { objects: [first('web-1', broken)] });
  expect(finding).toMatchObject({
    certainty: 'certain',
    remedies: [{ command: 'kubectl -n shop delete pod web-0' }],
  });
});

test('a broken pod of the present template, one that is ready, and pods that need not be in order are not to blame', async () => {
  expect(await told(statefulSetKeepsBrokenPod, set(), { objects: [first('web-2', broken)] })).toEqual([]);
  expect(await told(statefulSetKeepsBrokenPod, set(), { objects: [first('web-1', READY)] })).toEqual([]);
  const parallel = set({ podManagementPolicy: 'Parallel' });
  expect(await told(statefulSetKeepsBrokenPod, parallel, { objects: [first('web-1', broken)] })).toEqual([]);
});
