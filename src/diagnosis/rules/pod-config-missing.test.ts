import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { built } from '../testing/kinds.ts';
import { container, pod, podDown } from '../testing/workloads.ts';
import { podConfigMissing } from './pod-config-missing.ts';

const spec = {
  volumes: [
    { name: 'tls', secret: { secretName: 'webhook-cert' } },
    { name: 'extra', secret: { secretName: 'extra', optional: true } },
  ],
  containers: [{ name: 'main', envFrom: [{ configMapRef: { name: 'settings' } }] }],
};
const making = podDown(pod(container({ waiting: { reason: 'ContainerCreating' } }), { spec }));
const settings = built('ConfigMap', 'settings');

test('a Secret that does not exist keeps its containers from being made', async () => {
  expect(await told(podConfigMissing, making, { objects: [settings] })).toEqual([
    'certain: Pod shop/web-1-a, which runs operator web, needs Secret shop/webhook-cert, which does not exist',
  ]);
});

test('all that is missing is named, and how to make the first of it', async () => {
  const [finding] = await findings(podConfigMissing, making, { objects: [] });
  expect(finding).toMatchObject({
    summary:
      'Pod shop/web-1-a, which runs operator web, needs Secret shop/webhook-cert, ConfigMap shop/settings, which do not exist',
    remedies: [{ command: 'kubectl -n shop create secret generic webhook-cert --from-env-file=FILE' }, {}],
  });
});

test('what is there, is optional, or may not be read is not called missing', async () => {
  expect(await told(podConfigMissing, making, { objects: [settings, built('Secret', 'webhook-cert')] })).toEqual([]);
  expect(await told(podConfigMissing, making, { objects: [settings], forbidden: ['secrets'] })).toEqual([]);
});

test('a pod whose containers run has had all it needs', async () => {
  const runs = podDown(pod(container({ running: {} }), { spec }));
  expect(await told(podConfigMissing, runs, { objects: [] })).toEqual([]);
});
