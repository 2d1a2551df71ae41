import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { built, eventOf } from '../testing/kinds.ts';
import { deployment, workloadDown } from '../testing/workloads.ts';
import { workloadScaledToZero } from './workload-scaled-to-zero.ts';

function scaled(managedFields: object[] = []) {
  return deployment({ replicas: 0 }, { metadata: { managedFields: JSON.parse(JSON.stringify(managedFields)) } });
}

async function evidence(workload = scaled(), objects = [workload]) {
  const [finding] = await findings(workloadScaledToZero, workloadDown(workload), { objects });
  return finding?.evidence.map(({ text }) => text);
}

test('a workload at 0 is certainly why, even where nothing else may be read', async () => {
  const forbidden = ['horizontalpodautoscalers.autoscaling', 'scaledobjects.keda.sh', 'events'];
  expect(await told(workloadScaledToZero, workloadDown(scaled()), { objects: [], forbidden })).toEqual([
    'certain: Deployment shop/web, which runs operator web, is scaled to 0',
  ]);
});

test('a workload that wants pods is none of its business', async () => {
  expect(await told(workloadScaledToZero, workloadDown(), { objects: [] })).toEqual([]);
});

test('names who owns spec.replicas', async () => {
  const fieldsV1 = { 'f:spec': { 'f:replicas': {} } };
  const entry = { manager: 'kubectl-edit', operation: 'Update', time: '2026-01-01T11:00:00Z', fieldsV1 };
  expect(await evidence(scaled([entry]))).toEqual([
    'spec.replicas is 0, and belongs to kubectl-edit, which last wrote',
  ]);
});

test('knows the marks of kubectl scale: nobody owns the field, and an event tells when', async () => {
  const workload = scaled([{ manager: 'helm', operation: 'Update', fieldsV1: { 'f:spec': { 'f:template': {} } } }]);
  const event = eventOf(workload, 'ScalingReplicaSet', 'Scaled down replica set web-1 from 1 to 0');
  expect(await evidence(workload, [event])).toEqual([
    'spec.replicas is 0, and belongs to nobody: it was set as kubectl scale does',
    'Scaled down replica set web-1 from 1 to 0',
  ]);
});

test('tells what scales it besides, and not what scales others', async () => {
  const spec = (name: string) => ({ scaleTargetRef: { kind: 'Deployment', name } });
  const objects = [
    built('HorizontalPodAutoscaler', 'web', { spec: spec('web') }),
    built('HorizontalPodAutoscaler', 'other', { spec: spec('other') }),
    built('ScaledObject', 'web', { spec: spec('web') }),
  ];
  expect(await evidence(scaled(), objects)).toEqual([
    'spec.replicas is 0',
    'HorizontalPodAutoscaler shop/web leaves it alone while it is at 0',
    'ScaledObject shop/web scales it by events, and may want it at 0',
  ]);
});

test('says who would scale it down again', async () => {
  const labels = { 'kustomize.toolkit.fluxcd.io/name': 'apps', 'kustomize.toolkit.fluxcd.io/namespace': 'flux-system' };
  const workload = deployment({ replicas: 0 }, { metadata: { labels } });
  const [finding] = await findings(workloadScaledToZero, workloadDown(workload), { objects: [] });
  expect(finding?.remedies[0]).toMatchObject({
    command: 'kubectl -n shop scale deployments.apps/web --replicas=1',
    effect: expect.stringContaining('Flux keeps it as apps says'),
  });
});
