import { loadAll } from 'js-yaml';
import { definitionOf } from '../objects/definition.ts';
import { type JsonObject, stringAt } from '../objects/json.ts';
import { parseMetadata } from '../objects/metadata.ts';
import type { KubeObject } from '../objects/object.ts';
import { parseApiVersion } from '../objects/resource-type.ts';
import type { OperatorFacts } from './facts.ts';

/** The time at which tests judge. */
export const NOW = Date.parse('2026-11-01T12:00:00Z');

/** The facts that a cluster with the objects of a YAML text would give. */
export function factsOf(...texts: readonly string[]): OperatorFacts {
  const objects = texts.flatMap((text) => loadAll(text) as JsonObject[]).map(wholeObject);
  const ofKind = (...kinds: string[]) => objects.filter(({ type }) => kinds.includes(type.kind));
  return {
    definitions: ofKind('CustomResourceDefinition').map(definitionOf),
    workloads: ofKind('Deployment', 'StatefulSet', 'DaemonSet'),
    services: ofKind('Service'),
    roles: ofKind('ClusterRole', 'Role'),
    bindings: ofKind('ClusterRoleBinding', 'RoleBinding'),
    leases: ofKind('Lease'),
    pods: ofKind('Pod'),
    webhookConfigurations: ofKind('ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'),
    csvs: ofKind('ClusterServiceVersion'),
    subscriptions: ofKind('Subscription'),
    catalogSources: ofKind('CatalogSource'),
    operatorGroups: ofKind('OperatorGroup'),
    clusterExtensions: ofKind('ClusterExtension'),
    tallies: [],
    endpointSlices: objects.some(({ type }) => type.kind === 'EndpointSlice') ? ofKind('EndpointSlice') : undefined,
    podsRead: new Set(),
    gaps: [],
    now: NOW,
  };
}

/** An object as a reader hands it out whole. */
export function wholeObject(body: JsonObject): KubeObject {
  const kind = stringAt(body, 'kind') ?? '';
  const metadata = parseMetadata(body);
  const names = { resource: `${kind.toLowerCase()}s`, singular: kind.toLowerCase(), kind, shortNames: [] };
  const namespaced = metadata.namespace !== undefined;
  const type = {
    ...parseApiVersion(stringAt(body, 'apiVersion') ?? ''),
    ...names,
    categories: [],
    verbs: [],
    namespaced,
  };
  return { type, metadata, body };
}

/** A definition of `redisclusters.cache.example.com` or the like, converted by a Service where one is given. */
export function definition(name: string, service?: { readonly namespace: string; readonly name: string }): string {
  const [plural = '', ...group] = name.split('.');
  const conversion =
    service === undefined
      ? ''
      : `\n  conversion: {strategy: Webhook, webhook: {clientConfig: {service: {namespace: ${service.namespace}, name: ${service.name}}}}}`;
  return `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ${name}}
spec:
  group: ${group.join('.')}
  names: {plural: ${plural}, kind: ${plural}}
  scope: Namespaced
  versions: [{name: v1, served: true, storage: true}]${conversion}
`;
}

/** A Deployment with one ready pod, as a ReplicaSet names it. */
export function deployment(namespace: string, name: string, pod = `${name}-7d9f4c5b6d-x2xkp`): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  replicas: 1
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      serviceAccountName: ${name}
      containers: [{name: manager, image: "example.com/${name}:v1.2.3"}]
---
apiVersion: v1
kind: Pod
metadata: {name: ${pod}, namespace: ${namespace}, labels: {app: ${name}}}
spec: {nodeName: node-1, containers: [{name: manager}]}
status: {phase: Running, conditions: [{type: Ready, status: "True"}]}
`;
}

/** A ClusterRole, and its binding to a ServiceAccount. */
export function grant(
  account: { namespace: string; name: string },
  rules: readonly string[],
  role = account.name,
): string {
  return `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: ${role}}
rules: [${rules.join(', ')}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: ${role}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}
subjects: [{kind: ServiceAccount, name: ${account.name}, namespace: ${account.namespace}}]
`;
}
