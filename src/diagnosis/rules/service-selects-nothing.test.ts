import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { service, serviceDown } from '../testing/services.ts';
import { deployment, pod } from '../testing/workloads.ts';
import { serviceSelectsNothing } from './service-selects-nothing.ts';

const summary =
  'Service shop/api, used by APIService v1.example.com, selects no pod, and no Deployment, StatefulSet or DaemonSet makes such a pod';

test('a selector that fits nothing has nothing to bring back', async () => {
  expect(await told(serviceSelectsNothing, serviceDown(), { objects: [service()] })).toEqual([`certain: ${summary}`]);
});

test('a workload that has some of the labels is named', async () => {
  const near = service({ selector: { app: 'web', tier: 'api' } });
  const [finding] = await findings(serviceSelectsNothing, serviceDown(), { objects: [near, deployment()] });
  expect(finding?.evidence.at(-1)?.text).toBe('some of them are on pods of Deployment shop/web');
});

test('a pod or a template with the labels is something', async () => {
  for (const some of [pod(), deployment()])
    expect(await told(serviceSelectsNothing, serviceDown(), { objects: [service(), some] })).toEqual([]);
});

test('what may not be read may make the pods', async () => {
  const cluster = { objects: [service()], forbidden: ['deployments.apps'] };
  expect(await told(serviceSelectsNothing, serviceDown(), cluster)).toEqual([`possible: ${summary}`]);
});
