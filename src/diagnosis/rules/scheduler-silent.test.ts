import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { lease } from '../testing/kinds.ts';
import { pod, podDown } from '../testing/workloads.ts';
import { schedulerSilent } from './scheduler-silent.ts';

const unseen = (metadata = {}, spec = {}) =>
  podDown(pod({ phase: 'Pending' }, { metadata, spec: { nodeName: '', ...spec } }));
const SILENT =
  'Pod shop/web-1-a, which runs operator web, waits for a node, and scheduler kube-scheduler has not looked at it';

test('a pod nobody has looked at, and no sign of kube-scheduler', async () => {
  expect(await told(schedulerSilent, unseen(), { objects: [] })).toEqual([`likely: ${SILENT}`]);
  expect(await told(schedulerSilent, unseen(), { objects: [lease('kube-scheduler', 'master-1', 600)] })).toEqual([
    `likely: ${SILENT}`,
  ]);
});

test('while kube-scheduler is at work the turn of a pod comes', async () => {
  expect(await told(schedulerSilent, unseen(), { objects: [lease('kube-scheduler', 'master-1', 2)] })).toEqual([]);
});

test('where its Lease may not be read it is a guess', async () => {
  const forbidden = ['leases.coordination.k8s.io'];
  expect(await told(schedulerSilent, unseen(), { objects: [], forbidden })).toEqual([`possible: ${SILENT}`]);
});

test('a scheduler of its own is named', async () => {
  expect(await told(schedulerSilent, unseen({}, { schedulerName: 'volcano' }), { objects: [] })).toEqual([
    'possible: Pod shop/web-1-a, which runs operator web, waits for a node, and scheduler volcano has not looked at it',
  ]);
});

test('a new pod is given time', async () => {
  expect(await told(schedulerSilent, unseen({ creationTimestamp: '2026-01-01T11:59:50Z' }), { objects: [] })).toEqual(
    [],
  );
});
