import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { deployment, pod, replicaSet, workloadDown } from '../testing/workloads.ts';
import { rolloutPaused } from './rollout-paused.ts';

const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'main', image: 'v1' }] } };
const made = { ...template, metadata: { labels: { app: 'web', 'pod-template-hash': '1' } } };
const paused = workloadDown(deployment({ paused: true, template }));

test('a Deployment that was paused before it made anything has no pods for that reason', async () => {
  expect(await told(rolloutPaused, paused, { objects: [] })).toEqual([
    'certain: Deployment shop/web, which runs operator web, is paused and has made no pods yet',
  ]);
});

test('one whose pods are those it wants is not to blame for being paused', async () => {
  expect(await told(rolloutPaused, paused, { objects: [replicaSet('web-1', { spec: { template: made } })] })).toEqual(
    [],
  );
});

test('a change that waits may be the repair', async () => {
  const before = { ...made, spec: { containers: [{ name: 'main', image: 'v0' }] } };
  expect(await told(rolloutPaused, paused, { objects: [replicaSet('web-1', { spec: { template: before } })] })).toEqual(
    [
      'possible: Deployment shop/web, which runs operator web, is paused, so that its last change does not reach its pods',
    ],
  );
});

test('nothing is said of what could not be read', async () => {
  expect(await told(rolloutPaused, paused, { objects: [pod()], forbidden: ['replicasets.apps'] })).toEqual([]);
});

test('a Deployment that is not paused, or wants no pods, is left alone', async () => {
  for (const spec of [{ paused: false }, { paused: true, replicas: 0 }])
    expect(await told(rolloutPaused, workloadDown(deployment(spec)), { objects: [] })).toEqual([]);
});
