import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAKE_NODE } from '../../control-plane/kwok.ts';
import { STATE_ANNOTATION } from '../../control-plane/kwok-stages.ts';
import { customType, definitionOf, pathOfCustom } from '../../operators/keeper/custom-type.ts';
import { type ScenarioPlane, startScenarioPlane } from './start-plane.ts';
import { createTools, type Tools } from './tools.ts';
import type { WebhookSpec } from './webhook.ts';

// What scenarios break things with, tried without the program that they are to test.
let started: ScenarioPlane;

beforeAll(async () => {
  started = await startScenarioPlane();
});

afterAll(() => started?.stop());

/** Does something with the tools of a scenario of that name, and takes down what it made. */
async function withTools(name: string, work: (tools: Tools) => Promise<void>): Promise<void> {
  const { tools, cleanup } = createTools(started.plane, name);
  try {
    await tools.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    await work(tools);
  } finally {
    await cleanup.run();
  }
}

interface Pod {
  readonly metadata: { readonly name: string };
  readonly status: {
    readonly phase: string;
    readonly reason?: string;
    readonly conditions?: { readonly type: string; readonly status: string; readonly message?: string }[];
    readonly containerStatuses?: readonly {
      readonly restartCount: number;
      readonly state: { readonly waiting?: { readonly reason: string } };
      readonly lastState: { readonly terminated?: { readonly exitCode: number } };
    }[];
  };
}

async function pods({ kubectl }: Tools, namespace: string): Promise<readonly Pod[]> {
  return JSON.parse(await kubectl('get', 'pods', '-n', namespace, '-o', 'json')).items;
}

/** Resolves when a pod that was deleted after all others has gone: time enough for those to go that would. */
async function untilPodsGo(tools: Tools): Promise<void> {
  const names = async (): Promise<string[]> =>
    (await pods(tools, tools.namespace)).map(({ metadata }) => metadata.name);
  await tools.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'passer-by', namespace: tools.namespace },
    spec: { nodeName: FAKE_NODE, containers: [{ name: 'main', image: 'example.com/none:v1' }] },
  });
  await tools.remove('pod/passer-by');
  await tools.waitFor('a later pod to go', async () => !(await names()).includes('passer-by'));
}

test.concurrent('a keeper cleans up and lets objects go, and ends with its pod', ({ expect: own }) =>
  withTools('keeps', async (tools) => {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const kept = (): Promise<string> => tools.kubectl('get', 'configmaps', '-n', 'keeps', '-o', 'name');
    own(await kept()).toContain('configmap/one-kept');
    await tools.removeCustom(keeper, 'one');
    await tools.waitFor('what was kept to go', async () => !(await kept()).includes('one-kept'));
    const { exited } = keeper.deployed.process;
    await keeper.scale(0);
    own(await exited).toEqual({ code: 0, signal: null });
    await keeper.scale(1);
    await tools.adopted(keeper, 'two');
  }));

test.concurrent('a keeper that crashes at every start looks so', ({ expect: own }) =>
  withTools('crashes', async (tools) => {
    const keeper = await tools.keeper();
    await keeper.crashLoop(2);
    const [pod] = await pods(tools, 'crashes-system');
    own(pod?.status.containerStatuses?.[0]).toMatchObject({
      restartCount: 7,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 2 } },
    });
    const logs = await tools.kubectl('logs', '-n', 'crashes-system', 'deployment/crashes-keeper', '--previous');
    own(logs).toContain('connection refused');
    await keeper.deployed.restart();
    await tools.adopted(keeper, 'one');
  }));

test.concurrent('a keeper fails in the ways it is told to', ({ expect: own }) =>
  withTools('fails', async (tools) => {
    const keeper = await tools.keeper();
    for (const name of ['broken', 'refused', 'fine']) await tools.adopted(keeper, name);
    await keeper.fail('fails', 'broken', 'error');
    await keeper.fail('fails', 'refused', 'refuse');
    for (const name of ['broken', 'refused', 'fine']) await tools.removeCustom(keeper, name);
    const left = (): Promise<string> => tools.kubectl('get', 'widgets.fails.example.com', '-n', 'fails', '-o', 'name');
    await tools.waitFor('the third to go', async () => (await left()).split('\n').length === 3);
    await tools.waitFor('an event', async () =>
      (await tools.kubectl('get', 'events', '-n', 'fails')).includes('cannot clean up broken'),
    );
    own(keeper.deployed.process.log()).toContain('cannot clean up fails/broken');
    await keeper.allow(['get', 'list', 'watch']);
    await keeper.fail('fails', 'refused', undefined);
    await tools.waitFor('a refusal', () => keeper.deployed.process.log().includes('is forbidden'));
  }));

test.concurrent('keepers see only what they are told to watch', ({ expect: own }) =>
  withTools('watches', async (tools) => {
    const other = await tools.createNamespace('other');
    const serves = customType('watches.example.com', 'Widget');
    const keeper = await tools.keeper({
      serves,
      watchNamespaces: ['watches'],
      labelSelector: 'seen=true',
      className: 'gold',
      pausedBy: 'spec.paused',
    });
    const labels = { seen: 'true' };
    const spec = { className: 'gold' };
    await tools.create(serves, 'elsewhere', { namespace: other, labels, spec });
    await tools.create(serves, 'unlabelled', { spec });
    await tools.create(serves, 'silver', { labels, spec: { className: 'silver' } });
    await tools.create(serves, 'paused', { labels, spec: { ...spec, paused: true } });
    await tools.adopted(keeper, 'seen', { labels, spec });
    const all = await tools.kubectl('get', 'widgets.watches.example.com', '-A', '-o', 'json');
    const adopted = (JSON.parse(all).items as { metadata: { name: string; finalizers?: string[] } }[])
      .filter(({ metadata }) => metadata.finalizers !== undefined)
      .map(({ metadata }) => metadata.name);
    own(adopted).toEqual(['seen']);
  }));

test.concurrent("two keepers that take each other's finalizers off write without end", ({ expect: own }) =>
  withTools('fight', async (tools) => {
    const serves = customType('fight.example.com', 'Widget');
    const first = await tools.keeper({
      serves,
      name: 'first',
      finalizer: 'fight.example.com/a',
      opposes: 'fight.example.com/b',
    });
    await tools.keeper({ serves, name: 'second', finalizer: 'fight.example.com/b', opposes: 'fight.example.com/a' });
    await tools.create(serves, 'one');
    await first.untilAdopted('fight', 'one');
    const version = async (): Promise<number> =>
      Number(
        await tools.kubectl(
          'get',
          'widgets.fight.example.com/one',
          '-n',
          'fight',
          '-o',
          'jsonpath={.metadata.generation}{.metadata.resourceVersion}',
        ),
      );
    const before = await version();
    await tools.waitFor('more writes', async () => (await version()) > before + 5);
    own(first.deployed.process.running).toBe(true);
  }));

test.concurrent('a pod that fits no node waits, and says why', ({ expect: own }) =>
  withTools('waits', async (tools) => {
    const keeper = await tools.keeper();
    await keeper.changeTemplate({ nodeSelector: { disk: 'fast' } });
    const message = await tools.waitFor('a verdict', async () => {
      const [pod] = await pods(tools, 'waits-system');
      return pod?.status.conditions?.find(({ type, status }) => type === 'PodScheduled' && status === 'False')?.message;
    });
    own(message).toMatch(/^0\/\d+ nodes are available: .*node\(s\) didn't match Pod's node affinity\/selector/);
    await tools.waitFor('the process to end', () => !keeper.deployed.process.running);
  }));

test.concurrent('an image that cannot be pulled ends the keeper', ({ expect: own }) =>
  withTools('pulls', async (tools) => {
    const keeper = await tools.keeper();
    await keeper.changeTemplate({ annotations: { [STATE_ANNOTATION]: 'image-pull' }, image: 'example.com/none:v2' });
    await tools.waitFor('the back-off', async () => {
      const [pod] = await pods(tools, 'pulls-system');
      return pod?.status.containerStatuses?.[0]?.state.waiting?.reason === 'ImagePullBackOff';
    });
    await tools.waitFor('the process to end', () => !keeper.deployed.process.running);
    own(keeper.deployed.process.running).toBe(false);
  }));

test.concurrent('an evicted pod whose node is full has no successor that runs', ({ expect: own }) =>
  withTools('evicted', async (tools) => {
    const node = await tools.node('full');
    const keeper = await tools.keeper({ nodeSelector: node.selector });
    await node.fillDisk();
    await keeper.evict();
    const found = await tools.waitFor('the next pod to wait', async () => {
      const all = await pods(tools, 'evicted-system');
      return (
        all.some(({ status }) => status.conditions?.some(({ message }) => message?.includes('disk-pressure'))) && all
      );
    });
    own(found.map(({ status }) => status.reason ?? status.phase).sort()).toEqual(['Evicted', 'Pending']);
  }));

test.concurrent('a pod on a node that has fallen silent stays when it is deleted', ({ expect: own }) =>
  withTools('silent', async (tools) => {
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
  withTools('grace', async (tools) => {
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
        timeoutSeconds: 1,
        admissionReviewVersions: ['v1'],
      },
    ],
  });
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'probe' } };
  const path = `/api/v1/namespaces/${tools.namespace}/configmaps?dryRun=All`;
  return tools.waitFor('the webhook to be asked', async () => {
    const answer = await tools.plane.request(path, { method: 'POST', body });
    return answer.status === 201 ? undefined : answer.text;
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
  withTools(`hook-${name}`, async (tools) => own(await refusal(tools, spec, breakIt)).toMatch(words)),
);

test('the controller manager can be gone for a while, and its Lease tells', async () => {
  const { plane } = started;
  const holder = async (): Promise<string> =>
    (await plane.kubectl(['get', 'lease/kube-controller-manager', '-n', 'kube-system', '-o', 'jsonpath={.spec}']))
      .stdout;
  await plane.controllers.kill();
  const stale = await holder();
  await withTools('uncontrolled', async (tools) => {
    tools.onCleanup(() => plane.controllers.start());
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
  expect(await holder()).not.toBe(stale);
});

test('a type of two versions is converted as long as its webhook works', () =>
  withTools('converts', async (tools) => {
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
    expect(await read()).toMatch(/connection refused/);
  }));

test('the harness leaves no namespace, definition or role behind', async () => {
  const left = await started.plane.kubectl(['get', 'crds,clusterroles,validatingwebhookconfigurations', '-o', 'name']);
  expect(left.stdout.split('\n').filter((line) => line.includes('example.com') || line.includes('-keeper'))).toEqual(
    [],
  );
});
