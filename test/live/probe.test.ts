import { afterEach, describe, expect, test } from 'vitest';
import type { ProbeVerdict } from '../../src/cluster/reader.ts';
import type { Answer } from '../../src/objects/gap.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { admissionAnswer, startWebhook, type WebhookServer } from '../control-plane/webhook-server.ts';
import { openReader, typeOf } from './open-reader.ts';
import { targetFromKubeconfig } from './target.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'probe');
const target = targetFromKubeconfig(plane.adminKubeconfig);
const reader = openReader(target);
const configMaps = await typeOf(reader, 'configmaps');
const ADMISSION = '/apis/admissionregistration.k8s.io/v1';
const cleanUp: (() => Promise<unknown>)[] = [];

/** A trial write of the ConfigMap that was made last. */
let trial: (() => Promise<Answer<ProbeVerdict>>) | undefined;

afterEach(async () => {
  for (const undo of cleanUp.splice(0)) await undo();
  // What was against writes is known for a moment longer: the next test would take that refusal for its own.
  await waitFor('nothing to be against a write', async () => {
    const verdict = await trial?.();
    return verdict === undefined || (verdict.ok && verdict.value.accepted);
  });
});

/** Makes a ConfigMap and answers what becomes of a trial write of it. */
async function configMap(name: string): Promise<() => Promise<Answer<ProbeVerdict>>> {
  const metadata = { name, namespace, finalizers: ['example.com/cleanup'] };
  await plane.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { key: 'value' } });
  trial = () => reader.probe({ type: configMaps, namespace, name });
  return trial;
}

/** Applies a cluster-scoped object of the admission API, gone after the test. */
async function admission(kind: string, name: string, body: object): Promise<void> {
  await plane.apply({ apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name }, ...body });
  cleanUp.push(() =>
    plane.request(`${ADMISSION}/${kind.toLowerCase().replace(/y$/, 'ie')}s/${name}`, { method: 'DELETE' }),
  );
}

/** What a webhook configuration says of a webhook for ConfigMaps of the test's namespace. */
function webhookFor({ url, caBundle }: Pick<WebhookServer, 'url' | 'caBundle'>, more: object = {}): object {
  return {
    webhooks: [
      {
        name: 'guard.example.com',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        timeoutSeconds: 5,
        clientConfig: { url: `${url}/`, caBundle },
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'], operations: ['UPDATE'] }],
        ...more,
      },
    ],
  };
}

/** Waits until a verdict is not that the write was accepted: rules of admission take a moment to be known. */
const refused = (probe: () => Promise<Answer<ProbeVerdict>>) =>
  waitFor('a refusal', async () => {
    const verdict = await probe();
    return (!verdict.ok || !verdict.value.accepted) && verdict;
  });

test('a write that nothing is against is accepted, and changes nothing', async () => {
  const probe = await configMap('plain');
  const read = async () => (await plane.request(`/api/v1/namespaces/${namespace}/configmaps/plain`)).text;
  const before = await read();
  expect(await probe()).toEqual({ ok: true, value: { accepted: true } });
  expect(await read()).toBe(before);
});

describe('a write is refused', () => {
  test.each(['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'])('by a %s', async (kind) => {
    await using webhook = await startedWebhook('cleanup is not done');
    const probe = await configMap(`guarded-${kind.slice(0, 4).toLowerCase()}`);
    await admission(kind, `${namespace}-deny`, webhookFor(webhook));
    expect(await refused(probe)).toEqual({
      ok: true,
      value: {
        accepted: false,
        status: 400,
        reason: '',
        message: 'admission webhook "guard.example.com" denied the request: cleanup is not done',
      },
    });
  });

  test('by a webhook that is told of a dry run', async () => {
    await using webhook = await startedWebhook('no');
    const probe = await configMap('told');
    await admission(
      'ValidatingWebhookConfiguration',
      `${namespace}-told`,
      webhookFor(webhook, { sideEffects: 'NoneOnDryRun' }),
    );
    await refused(probe);
    expect(webhook.calls).toMatchObject([{ body: { request: { operation: 'UPDATE', dryRun: true, name: 'told' } } }]);
  });

  test('by a webhook that nobody serves', async () => {
    const gone = await startedWebhook();
    await gone.stop();
    const probe = await configMap('unserved');
    await admission('ValidatingWebhookConfiguration', `${namespace}-gone`, webhookFor(gone));
    expect(await refused(probe)).toEqual({
      ok: true,
      value: {
        accepted: false,
        status: 500,
        reason: 'InternalError',
        message: expect.stringMatching(
          /^Internal error occurred: failed calling webhook "guard.example.com": .*refused/,
        ),
      },
    });
  });

  test.each(['Invalid', 'Forbidden'])('by a ValidatingAdmissionPolicy, as %s', async (reason) => {
    const name = `${namespace}-policy-${reason.toLowerCase()}`;
    const object = `policed-${reason.toLowerCase()}`;
    const rules = [{ apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'], operations: ['UPDATE'] }];
    await admission('ValidatingAdmissionPolicy', name, {
      spec: {
        matchConstraints: { resourceRules: rules },
        validations: [{ expression: `object.metadata.name != '${object}'`, message: 'not this one', reason }],
      },
    });
    const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
    await admission('ValidatingAdmissionPolicyBinding', name, {
      spec: { policyName: name, validationActions: ['Deny'], matchResources: { namespaceSelector } },
    });
    const probe = await configMap(object);
    expect(await refused(probe)).toEqual({
      ok: true,
      value: {
        accepted: false,
        status: reason === 'Invalid' ? 422 : 403,
        reason,
        message: `configmaps "${object}" is forbidden: ValidatingAdmissionPolicy '${name}' with binding '${name}' denied request: not this one`,
      },
    });
  });
});

describe('an object that its schema no longer allows', () => {
  const group = `${namespace}.example.com`;
  const path = `/apis/${group}/v1/namespaces/${namespace}/things`;
  /** Serves Things whose spec has this schema. */
  const serve = (spec: object) =>
    plane.apply({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `things.${group}` },
      spec: {
        group,
        scope: 'Namespaced',
        names: { kind: 'Thing', plural: 'things' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', ...spec } } } },
          },
        ],
      },
    });
  const size = (limits: object) => ({
    properties: {
      size: { type: 'integer', ...limits },
      // Below this, the server cannot tell that a value stays as it was, nor for what holds it.
      extra: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    },
  });

  test('is refused, but let through where only a value is wrong that the server knows to stay', async () => {
    await serve(size({}));
    // It stays: whoever has just heard of it would find it not served.
    await waitFor('Things to be served', async () => (await plane.request(path)).status === 200);
    const body = {
      apiVersion: `${group}/v1`,
      kind: 'Thing',
      metadata: { name: 'a' },
      spec: { size: 5, extra: { any: 1 } },
    };
    await plane.request(path, { method: 'POST', body });
    // Discovery follows what is served by a way of its own.
    const type = await waitFor('discovery to name Things', () => typeOf(openReader(target), 'things', group));
    const probe = () => reader.probe({ type, namespace, name: 'a' });

    await serve({ ...size({}), required: ['owner'] });
    expect(await refused(probe)).toEqual({
      ok: true,
      value: {
        accepted: false,
        status: 422,
        reason: 'Invalid',
        message: `Thing.${group} "a" is invalid: spec.owner: Required value`,
      },
    });

    await serve(size({ maximum: 3 }));
    // The schema before it refuses, too, and says something else.
    const other = { method: 'POST', body: { ...body, metadata: { name: 'b' } } } as const;
    await waitFor('the new schema', async () => {
      const answer = await plane.request(`${path}?dryRun=All`, other);
      return answer.status === 422 && answer.text.includes('spec.size') && !answer.text.includes('spec.owner');
    });
    expect(await probe()).toEqual({ ok: true, value: { accepted: true } });
  });
});

describe('what was not judged is a gap', () => {
  test('where the user may not patch the object', async () => {
    await configMap('plain');
    const kubeconfig = await plane.restrictedUser('reads-only', [
      { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] },
    ]);
    const restricted = openReader(targetFromKubeconfig(kubeconfig));
    expect(await restricted.probe({ type: configMaps, namespace, name: 'plain' })).toEqual({
      ok: false,
      gap: {
        subject: { kind: 'probe', type: configMaps, namespace, name: 'plain' },
        reason: 'forbidden',
        message: expect.stringContaining('User "reads-only" cannot patch resource "configmaps"'),
        permission: { verb: 'patch', group: '', resource: 'configmaps', namespace, name: 'plain' },
      },
    });
  });

  test('where the object is not there', async () => {
    expect(await reader.probe({ type: configMaps, namespace, name: 'nope' })).toMatchObject({
      ok: false,
      gap: { reason: 'not-found', message: 'configmaps "nope" not found' },
    });
  });
});

async function startedWebhook(denial?: string): Promise<WebhookServer & AsyncDisposable> {
  const webhook = await startWebhook(({ body }) => admissionAnswer(body, denial));
  return { ...webhook, calls: webhook.calls, [Symbol.asyncDispose]: webhook.stop };
}
