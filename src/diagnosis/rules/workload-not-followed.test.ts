import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { lease } from '../testing/kinds.ts';
import { deployment, pod, replicaSet, workloadDown } from '../testing/workloads.ts';
import { workloadNotFollowed } from './workload-not-followed.ts';

const summary =
  'Deployment shop/web, which runs operator web, has no pods, and kube-controller-manager, which has them made, does not work';
const dead = lease('kube-controller-manager', 'master-1', 600);
const alive = lease('kube-controller-manager', 'master-1', 2);

test('a workload without pods whose controllers no longer renew their Lease waits for them', async () => {
  expect(await told(workloadNotFollowed, workloadDown(), { objects: [dead] })).toEqual([`likely: ${summary}`]);
});

test('one whose change nobody has seen for long may wait for them', async () => {
  const unseen = (creationTimestamp: string) =>
    workloadDown(deployment({}, { metadata: { generation: 2, creationTimestamp } }));
  expect(await told(workloadNotFollowed, unseen('2026-01-01T11:00:00Z'), { objects: [alive] })).toEqual([
    `possible: ${summary}`,
  ]);
  expect(await told(workloadNotFollowed, unseen('2026-01-01T11:59:50Z'), { objects: [alive] })).toEqual([]);
});

test('while controllers work, or pods are there, the reason is another', async () => {
  expect(await told(workloadNotFollowed, workloadDown(), { objects: [alive] })).toEqual([]);
  expect(await told(workloadNotFollowed, workloadDown(), { objects: [dead, replicaSet(), pod()] })).toEqual([]);
});

test('what may not be read proves nothing', async () => {
  expect(await told(workloadNotFollowed, workloadDown(), { objects: [dead], forbidden: ['pods'] })).toEqual([]);
  const forbidden = ['leases.coordination.k8s.io'];
  expect(await told(workloadNotFollowed, workloadDown(), { objects: [dead], forbidden })).toEqual([]);
});
