import { describe, expect, test } from 'vitest';
import { answer, gapAnswer } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import { type Ask, diagnose } from '../engine.ts';
import { rootCauses } from '../root-causes.ts';
import { type Symptom, symptomKey } from '../symptom.ts';
import { type Answerers, askWith, UNKNOWN } from '../testing/ask.ts';
import { objectOf, terminatingObject } from '../testing/objects.ts';
import { RULES } from './index.ts';

const NOW = Date.parse('2026-01-01T12:00:00Z');
const OWN = new Set([
  'write-refused',
  'webhook-would-refuse',
  ...RULES.filter(({ explains }) => ['writes-rejected', 'type-unreadable', 'webhook-failing'].includes(explains)).map(
    ({ id }) => id,
  ),
]);
const held = (name = 'one'): Symptom => ({ kind: 'finalizer', object: terminatingObject(name), finalizer: 'x/y' });

/** What the rules of this folder's part make of a write that was refused so. */
async function causesOf(
  status: number,
  message: string,
  webhooks: readonly JsonObject[] = [],
  symptom = held(),
  object: Answerers['object'] = definitionOf('v1'),
) {
  const refused = async () => answer({ accepted: false as const, status, reason: '', message });
  return causes(askWith({ probe: refused, list: listOf(webhooks), object }), symptom);
}

/** The definition of Widgets, which serves these versions. */
function definitionOf(...served: readonly string[]): Answerers['object'] {
  const type = {
    group: 'apiextensions.k8s.io',
    resource: 'customresourcedefinitions',
    kind: 'CustomResourceDefinition',
  };
  const versions = served.map((name) => ({ name, served: true }));
  return async () => answer(objectOf(type, { metadata: { name: 'widgets.example.com' }, spec: { versions } }));
}

async function causes(ask: Ask, symptom: Symptom, probes = true) {
  const rules = RULES.filter(({ id }) => OWN.has(id));
  const options = { rules, now: NOW, stuckAfter: 0, probes, signal: new AbortController().signal };
  const diagnosis = await diagnose([symptom], ask, options);
  return rootCauses(diagnosis, symptomKey(symptom));
}

function listOf(webhooks: readonly JsonObject[], slices: readonly JsonObject[] = []): Answerers['list'] {
  const configuration = objectOf(
    {
      group: 'admissionregistration.k8s.io',
      resource: 'validatingwebhookconfigurations',
      kind: 'ValidatingWebhookConfiguration',
    },
    { metadata: { name: 'guards' }, webhooks: [...webhooks] },
  );
  return async ({ resource }) => {
    if (resource === 'validatingwebhookconfigurations') return answer([configuration]);
    if (resource !== 'endpointslices') return answer([]);
    const type = { group: 'discovery.k8s.io', resource: 'endpointslices', kind: 'EndpointSlice' };
    return answer(slices.map((slice) => objectOf(type, slice)));
  };
}

const CALL =
  'Internal error occurred: failed calling webhook "guard.example.com": failed to call webhook: Post "https://x": ';

describe('a write that is refused', () => {
  test.each([
    [500, `${CALL}dial tcp 127.0.0.1:1: connect: connection refused`, 'webhook-unreachable', 'certain'],
    [500, `${CALL}context deadline exceeded`, 'webhook-times-out', 'likely'],
    [
      500,
      `${CALL}tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      'webhook-certificate-untrusted',
      'certain',
    ],
    [
      500,
      `${CALL}tls: failed to verify certificate: x509: certificate has expired or is not yet valid: now`,
      'webhook-certificate-expired',
      'certain',
    ],
    [
      500,
      `${CALL}tls: failed to verify certificate: x509: certificate is valid for a, not b`,
      'webhook-certificate-name',
      'certain',
    ],
    [
      500,
      `${CALL}expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got /, Kind=`,
      'webhook-answers-wrongly',
      'likely',
    ],
    [403, 'admission webhook "guard.example.com" denied the request: not on Fridays', 'webhook-denies', 'likely'],
    [
      422,
      'admission webhook "guard.example.com" denied the request: Widget.example.com "one" is invalid: spec.size: too big',
      'webhook-denies',
      'likely',
    ],
    [
      422,
      `widgets.example.com "one" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: frozen`,
      'admission-policy-denies',
      'likely',
    ],
    [422, 'Widget.example.com "one" is invalid: owner: Required value', 'schema-refuses-write', 'certain'],
    [418, 'I am a teapot', 'write-refused-otherwise', 'likely'],
  ])('with %i %s is explained by %s', async (status, message, id, certainty) => {
    expect((await causesOf(status, message))[0]).toMatchObject({ id, certainty });
  });

  test('for its schema is no surer than likely where another version may have another schema', async () => {
    const message = 'Widget.example.com "one" is invalid: owner: Required value';
    for (const object of [definitionOf('v1', 'v1beta1'), async () => gapAnswer(UNKNOWN)])
      expect((await causesOf(422, message, [], held(), object))[0]).toMatchObject({
        id: 'schema-refuses-write',
        certainty: 'likely',
      });
  });

  test('behind a webhook with matchConditions is no surer than likely: they may spare others', async () => {
    const webhook = { name: 'guard.example.com', clientConfig: { url: 'https://x' }, matchConditions: [{ name: 'a' }] };
    const [cause] = await causesOf(500, `${CALL}dial tcp: connect: connection refused`, [webhook]);
    expect(cause).toMatchObject({ id: 'webhook-unreachable', certainty: 'likely' });
  });

  test('by a webhook behind a Service leads to that Service', async () => {
    const service = { namespace: 'guards', name: 'guard', port: 8443 };
    const webhook = { name: 'guard.example.com', clientConfig: { service } };
    const [cause] = await causesOf(500, `${CALL}no endpoints available for service "guard"`, [webhook]);
    expect(cause?.chain.at(-1)).toMatchObject({ kind: 'service-down', ...service });
  });

  test('is no finding where the write was let through', async () => {
    const ask = askWith({ probe: async () => answer({ accepted: true }) });
    expect(await causes(ask, held())).toMatchObject([{ id: 'unexplained' }]);
  });

  test('ends with turning the webhook off as the last resort', async () => {
    const [cause] = await causesOf(500, `${CALL}dial tcp: connect: connection refused`, [
      { name: 'guard.example.com' },
    ]);
    expect(cause?.remedies.at(-1)).toMatchObject({
      safety: 'last-resort',
      command: 'kubectl delete validatingwebhookconfigurations.admissionregistration.k8s.io/guards',
    });
  });
});

describe('where no write can be tried', () => {
  const rules = [{ operations: ['*'], apiGroups: ['example.com'], resources: ['widgets'] }];
  const service = { namespace: 'guards', name: 'guard' };
  const webhook = { name: 'guard.example.com', rules, failurePolicy: 'Fail', clientConfig: { service } };
  const slice = {
    metadata: { name: 'guard-1', namespace: 'guards', labels: { 'kubernetes.io/service-name': 'guard' } },
    endpoints: [{ conditions: { ready: true } }],
  };

  test('a webhook without endpoints that has to see the write likely refuses it', async () => {
    const [cause] = await causes(askWith({ list: listOf([webhook]) }), held(), false);
    expect(cause?.chain.at(-1)).toMatchObject({ kind: 'service-down', name: 'guard' });
  });

  test.each([
    ['that has endpoints', webhook, [slice]],
    ['that may fail', { ...webhook, failurePolicy: 'Ignore' }, []],
    ['for other types', { ...webhook, rules: [{ ...rules[0], resources: ['gadgets'] }] }, []],
    ['for creation alone', { ...webhook, rules: [{ ...rules[0], operations: ['CREATE'] }] }, []],
    ['for other objects', { ...webhook, objectSelector: { matchLabels: { guarded: 'true' } } }, []],
  ])('a webhook %s is not blamed', async (_what, other, slices) => {
    expect(await causes(askWith({ list: listOf([other], slices) }), held(), false)).toMatchObject([
      { id: 'unexplained' },
    ]);
  });
});

describe('a type that cannot be read', () => {
  const symptom = (message: string): Symptom => ({ kind: 'type-unreadable', type: 'widgets.example.com', message });

  test('because of its conversion webhook leads to the Service of the webhook', async () => {
    const definition = objectOf(
      { group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions', kind: 'CustomResourceDefinition' },
      {
        metadata: { name: 'widgets.example.com' },
        spec: {
          conversion: {
            strategy: 'Webhook',
            webhook: { clientConfig: { service: { namespace: 'w', name: 'convert' } } },
          },
        },
      },
    );
    const message =
      'conversion webhook for example.com/v1, Kind=Widget failed: Post "https://x": no endpoints available for service "convert"';
    const [cause] = await causes(askWith({ object: async () => answer(definition) }), symptom(message));
    expect(cause?.chain.at(-1)).toMatchObject({ kind: 'service-down', namespace: 'w', name: 'convert', port: 443 });
  });

  test('for another reason is told in the words of the server', async () => {
    const [cause] = await causes(askWith({}), symptom('StorageError: corrupt object'));
    expect(cause).toMatchObject({ id: 'type-unreadable-otherwise', certainty: 'likely' });
  });
});
