import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { built } from '../testing/kinds.ts';
import { container, deployment, pod, READY, replicaSet, workloadDown } from '../testing/workloads.ts';
import { podsNotReady } from './pods-not-ready.ts';

const waiting = (reason: string) => container({ waiting: { reason } });
const down = (name: string) => `certain → pod-down shop/Pod./${name}`;

test('of pods that fare alike one is looked at, of others one each', async () => {
  const objects = [
    replicaSet(),
    pod(waiting('CrashLoopBackOff'), { name: 'web-1-a' }),
    pod(waiting('CrashLoopBackOff'), { name: 'web-1-b' }),
    pod(waiting('ImagePullBackOff'), { name: 'web-1-c' }),
  ];
  expect(await told(podsNotReady, workloadDown(), { objects })).toEqual([down('web-1-a'), down('web-1-c')]);
});

test('pods that run without being ready are told apart by their nodes', async () => {
  const running = container({ running: {} });
  const objects = [
    replicaSet(),
    pod(running, { name: 'web-1-a' }),
    pod(running, { name: 'web-1-b', spec: { nodeName: 'two' } }),
  ];
  expect(await told(podsNotReady, workloadDown(), { objects })).toEqual([down('web-1-a'), down('web-1-b')]);
});

test('a workload that has come back meanwhile is not down', async () => {
  const objects = [replicaSet(), pod(READY), pod(waiting('CrashLoopBackOff'), { name: 'web-1-b' })];
  expect(await told(podsNotReady, workloadDown(), { objects })).toEqual([]);
});

test('an evicted pod may tell why the living one is new', async () => {
  const objects = [
    replicaSet(),
    pod({ phase: 'Failed', reason: 'Evicted' }, { name: 'web-1-old' }),
    pod({ phase: 'Pending' }, { name: 'web-1-new', spec: { nodeName: '' } }),
  ];
  expect(await told(podsNotReady, workloadDown(), { objects })).toEqual([
    down('web-1-new'),
    'possible → pod-down shop/Pod./web-1-old',
  ]);
});

test('pods on their way out are looked at where there are no others', async () => {
  const metadata = { deletionTimestamp: '2026-01-01T11:00:00Z' };
  const objects = [replicaSet(), pod(READY, { metadata })];
  expect(await told(podsNotReady, workloadDown(), { objects })).toEqual([down('web-1-a')]);
});

test("another controller's pods are not its own, although its selector fits them", async () => {
  const ownerReferences = [{ kind: 'ReplicaSet', name: 'other', uid: 'uid-other', controller: true }];
  const objects = [replicaSet(), pod(READY, { metadata: { ownerReferences } })];
  expect(await told(podsNotReady, workloadDown(), { objects })).toEqual([]);
});

test('without the right to read ReplicaSets the selector has to do', async () => {
  const objects = [pod(waiting('CrashLoopBackOff'))];
  expect(await told(podsNotReady, workloadDown(deployment()), { objects, forbidden: ['replicasets.apps'] })).toEqual([
    down('web-1-a'),
  ]);
});

test('a pod of a template that its StatefulSet has changed since is hardly why', async () => {
  const selector = { matchLabels: { app: 'web' } };
  const set = built('StatefulSet', 'web', { spec: { replicas: 1, selector }, status: { updateRevision: 'web-2' } });
  const labels = { app: 'web', 'controller-revision-hash': 'web-1' };
  const broken = pod(waiting('ImagePullBackOff'), { name: 'web-0', metadata: { labels, ownerReferences: [] } });
  expect(await told(podsNotReady, workloadDown(set), { objects: [broken] })).toEqual([
    'possible → pod-down shop/Pod./web-0',
  ]);
});
