import type { ClusterReader } from '../../cluster/reader.ts';
import { webhookTarget } from '../../diagnosis/webhooks/webhook-configurations.ts';
import { seesUpdatesOf } from '../../diagnosis/webhooks/webhook-scope.ts';
import type { AdmissionFacts, AdmissionPolicy, AdmissionWebhook, WriteTrial } from '../../migration/preflight/facts.ts';
import { endpointsOf } from '../../objects/endpoints.ts';
import { arrayAt, type JsonObject, objectAt, objectsAt, stringAt, stringsAt } from '../../objects/json.ts';
import type { Metadata } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import type { Lister } from '../list-kept.ts';

const GROUP = 'admissionregistration.k8s.io';

/** Who sees updates of a type: webhooks, with who is behind them, and policies that are bound. */
export async function readAdmission(
  type: ResourceType,
  lister: Lister,
): Promise<Pick<AdmissionFacts, 'webhooks' | 'policies'>> {
  const list = (resource: string) => lister.list({ group: GROUP, resource, fresh: true }, (object) => object);
  const [validating, mutating, ...policies] = await Promise.all([
    list('validatingwebhookconfigurations'),
    list('mutatingwebhookconfigurations'),
    boundPolicies(type, 'validatingadmissionpolicies', 'validatingadmissionpolicybindings', list),
    boundPolicies(type, 'mutatingadmissionpolicies', 'mutatingadmissionpolicybindings', list),
  ]);
  const webhooks = [...validating, ...mutating].flatMap((configuration) =>
    objectsAt(configuration.body, 'webhooks')
      .filter((webhook) => seesUpdatesOf(objectsAt(webhook, 'rules'), type))
      .map((webhook) => readWebhook(webhook, configuration, lister)),
  );
  return { webhooks: await Promise.all(webhooks), policies: policies.flat() };
}

async function readWebhook(webhook: JsonObject, { metadata }: KubeObject, lister: Lister): Promise<AdmissionWebhook> {
  const { service } = webhookTarget(objectAt(webhook, 'clientConfig'));
  const narrow = ['objectSelector', 'namespaceSelector'].some((key) =>
    Object.values(objectAt(webhook, key) ?? {}).some((value) => !isEmpty(value)),
  );
  return {
    name: stringAt(webhook, 'name') ?? '',
    configuration: metadata.name,
    failurePolicy: stringAt(webhook, 'failurePolicy') === 'Ignore' ? 'Ignore' : 'Fail',
    selective: narrow || arrayAt(webhook, 'matchConditions').length > 0,
    up: service === undefined ? undefined : await isUp(service, lister),
  };
}

function isEmpty(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}

async function isUp(
  service: { readonly namespace: string; readonly name: string },
  lister: Lister,
): Promise<boolean | undefined> {
  const before = lister.gaps.length;
  const { namespace, name } = service;
  const labelSelector = `kubernetes.io/service-name=${name}`;
  const query = { group: 'discovery.k8s.io', resource: 'endpointslices', namespace, labelSelector, fresh: true };
  const slices = await lister.list(query, (object) => object);
  const unread = lister.gaps
    .slice(before)
    .some(({ subject }) => subject.kind === 'list' && subject.namespace === namespace);
  return unread ? undefined : endpointsOf(service, slices).ready > 0;
}

/** A policy without a binding does nothing (k8s.io/api admissionregistration/v1, ValidatingAdmissionPolicyBinding). */
async function boundPolicies(
  type: ResourceType,
  policies: string,
  bindings: string,
  list: (resource: string) => Promise<KubeObject[]>,
): Promise<AdmissionPolicy[]> {
  const [all, bound] = await Promise.all([list(policies), list(bindings)]);
  const inForce = new Set(bound.flatMap(({ body }) => stringAt(body, 'spec', 'policyName') ?? []));
  return all
    .filter(
      ({ metadata, body }) =>
        inForce.has(metadata.name) &&
        seesUpdatesOf(objectsAt(body, 'spec', 'matchConstraints', 'resourceRules'), type) &&
        // Audits and warnings keep nothing from being written.
        bound.some((binding) => bindsAgainst(binding, metadata.name)),
    )
    .map((policy) => ({ kind: policy.type.kind, name: policy.metadata.name }));
}

function bindsAgainst({ body }: KubeObject, policy: string): boolean {
  if (stringAt(body, 'spec', 'policyName') !== policy) return false;
  const actions = stringsAt(body, 'spec', 'validationActions');
  return actions.length === 0 || actions.includes('Deny');
}

/** Tries a write of one object; undefined where there is none. */
export async function tryWrite(
  type: ResourceType,
  sample: Metadata | undefined,
  reader: ClusterReader,
): Promise<WriteTrial | undefined> {
  if (sample === undefined || reader.source.kind === 'capture') return undefined;
  const { namespace, name } = sample;
  const started = performance.now();
  const verdict = await reader.probe({ type, namespace, name });
  const took = performance.now() - started;
  const object = namespace === undefined ? name : `${namespace}/${name}`;
  if (!verdict.ok) return { object, took, verdict: { kind: 'untold', message: verdict.gap.message } };
  if (verdict.value.accepted) return { object, took, verdict: { kind: 'accepted' } };
  return { object, took, verdict: { kind: 'refused', message: verdict.value.message } };
}
