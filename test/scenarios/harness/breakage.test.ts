import { afterAll, beforeAll, expect, test } from 'vitest';
import { STATE_ANNOTATION } from '../../control-plane/kwok-stages.ts';
import { customType, definitionOf, pathOfCustom } from '../../operators/keeper/custom-type.ts';
import { type ScenarioPlane, startScenarioPlane } from './start-plane.ts';
import { killControllers } from './stop-controllers.ts';
import type { Tools } from './tools.ts';
import { pods, untilNothingIsLeft, untilPodsGo, withTools } from './try-tools.ts';
import type { WebhookSpec } from './webhook.ts';

// What else scenarios break, tried without the program that they are to test.
let started: ScenarioPlane;

beforeAll(async () => {
  started = await startScenarioPlane();
});

afterAll(() => started?.stop());

test.concurrent('a pod on a node that has fallen silent stays when it is deleted', ({ expect: own }) =>
  withTools(started.plane, 'silent', async (tools) => {
    const node = await tools.node('lost');
    const keeper = await tools.keeper({ nodeSelector: node.selector });
    const { pod } = keeper.deployed;
    await keeper.deployed.vanish();
    await node.lose();
    const ready = await tools.kubectl(
      'get',
      'node',
      node.name,
      '-o',
      'jsonpath={.status.conditions[?(@.type=="Ready")].status}',
    );
    own(ready).toBe('Unknown');
    await tools.remove(`pod/${pod}`, 'silent-system');
    await untilPodsGo(tools);
    own((await pods(tools, 'silent-system')).map(({ metadata }) => metadata.name)).toContain(pod);
  }));

test.concurrent('a pod in its grace period stays', ({ expect: own }) =>
  withTools(started.plane, 'grace', async (tools) => {
    await tools.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'slow', namespace: 'grace', annotations: { [STATE_ANNOTATION]: 'in-grace' } },
      spec: { terminationGracePeriodSeconds: 3600, containers: [{ name: 'main', image: 'example.com/none:v1' }] },
    });
    await tools.waitFor('the pod to run', async () => (await pods(tools, 'grace'))[0]?.status.phase === 'Running');
    await tools.remove('pod/slow');
    await untilPodsGo(tools);
    own((await pods(tools, 'grace')).map(({ metadata }) => metadata.name)).toEqual(['slow']);
  }));

const NO_SERVICE = /no endpoints available|service "[^"]*" not found/;

/** What the API server says to a ConfigMap that a webhook looks at; asked until it has learnt of the webhook. */
async function refusal(
  tools: Tools,
  spec: WebhookSpec,
  breakIt: 'as it is' | 'no endpoints' | 'dead',
): Promise<string> {
  const webhook = await tools.webhook(spec);
  if (breakIt === 'no endpoints') await webhook.scaleToZero();
  if (breakIt === 'dead') await webhook.die();
  await tools.apply({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: tools.namespace },
    webhooks: [
      {
        name: 'check.example.com',
        clientConfig: webhook.clientConfig,
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] }],
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': tools.namespace } },
        sideEffects: 'None',
        // Where it is to answer, it may be busy.
        timeoutSeconds: spec.behaviour.kind === 'hang' ? 1 : 10,
        admissionReviewVersions: ['v1'],
      },
    ],
  });
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'probe' } };
  const path = `/api/v1/namespaces/${tools.namespace}/configmaps?dryRun=All`;
  return tools.waitFor('the webhook to be asked', async () => {
    const answer = await tools.plane.request(path, { method: 'POST', body });
    // It may learn of the webhook before it learns of the Service's endpoints.
    const isOfService = breakIt !== 'no endpoints' && NO_SERVICE.test(answer.text);
    return answer.status === 201 || isOfService ? undefined : answer.text;
  });
}

test.concurrent.for<[string, WebhookSpec, 'as it is' | 'no endpoints' | 'dead', RegExp]>([
  ['denies', { behaviour: { kind: 'deny', message: 'not today' } }, 'as it is', /denied the request: not today/],
  ['hangs', { behaviour: { kind: 'hang' } }, 'as it is', /context deadline exceeded/],
  ['expired', { behaviour: { kind: 'allow' }, certificate: 'expired' }, 'as it is', /certificate has expired/],
  ['untrusted', { behaviour: { kind: 'allow' }, certificate: 'other-authority' }, 'as it is', /unknown authority/],
  ['absent', { behaviour: { kind: 'allow' } }, 'no endpoints', /no endpoints available for service/],
  ['dead', { behaviour: { kind: 'allow' } }, 'dead', /connection refused/],
  ['garbles', { behaviour: { kind: 'garbage' } }, 'as it is', /expected webhook response|failed calling webhook/],
])('a webhook behind a Service: %s', ([name, spec, breakIt, words], { expect: own }) =>
  withTools(started.plane, `hook-${name}`, async (tools) => own(await refusal(tools, spec, breakIt)).toMatch(words)),
);

test('the controller manager can be gone for a while, and its Lease tells', async () => {
  const { plane } = started;
  const holder = async (): Promise<string> =>
    (await plane.kubectl(['get', 'lease/kube-controller-manager', '-n', 'kube-system', '-o', 'jsonpath={.spec}']))
      .stdout;
  let stale = '';
  await withTools(started.plane, 'uncontrolled', async (tools) => {
    await killControllers(tools);
    stale = await holder();
    await tools.apply({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'idle', namespace: 'uncontrolled' },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'idle' } },
        template: {
          metadata: { labels: { app: 'idle' } },
          spec: { containers: [{ name: 'main', image: 'example.com/none:v1' }] },
        },
      },
    });
    await untilPodsGo(tools);
    expect(await pods(tools, 'uncontrolled')).toEqual([]);
    expect(await holder()).toBe(stale);
  });
  // Its successor has emptied the namespace by now.
  expect(await holder()).toContain('"renewTime"');
  expect(await holder()).not.toBe(stale);
});

test('a type of two versions is converted as long as its webhook works', () =>
  withTools(started.plane, 'converts', async (tools) => {
    const type = customType('converts.example.com', 'Widget');
    const webhook = await tools.webhook({ behaviour: { kind: 'convert' } });
    await tools.apply(definitionOf(type, { otherVersion: 'v1alpha1', clientConfig: webhook.clientConfig }));
    await tools.create(type, 'one');
    const other = pathOfCustom({ ...type, version: 'v1alpha1' }, 'converts', 'one');
    const read = async (): Promise<string> => (await tools.plane.request(other)).text;
    await tools.waitFor('the conversion', async () => (await read()).includes('"converts.example.com/v1alpha1"'));
    webhook.behave({ kind: 'garbage' });
    expect(await read()).toMatch(/conversion webhook for converts\.example\.com/);
    await webhook.die();
    // The API server may first write to the connection that it has.
    await tools.waitFor('the end of the webhook', async () => (await read()).includes('connection refused'));
  }));

test('nothing is left behind', async () => {
  await untilNothingIsLeft(started.plane);
});
