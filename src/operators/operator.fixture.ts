import type { JsonObject } from '../objects/json.ts';
import { parseMetadata } from '../objects/metadata.ts';
import type { KubeObject } from '../objects/object.ts';
import { strongest } from './claim.ts';
import type { Operator, Weight } from './model.ts';

const SOURCES = ['rbac', 'managed-fields', 'conversion-webhook'] as const;

/** An object of `plural.group/Kind` in namespace shop, on which managers put finalizers. */
export function sketchObject(typeName: string, setters: Readonly<Record<string, string>> = {}): KubeObject {
  const [name = '', kind = ''] = typeName.split('/');
  const [resource = '', ...group] = name.split('.');
  const managedFields = Object.entries(setters).map(
    ([manager, finalizer]): JsonObject => ({
      manager,
      operation: 'Update',
      apiVersion: 'v1',
      fieldsV1: { 'f:metadata': { 'f:finalizers': { '.': {}, [`v:${JSON.stringify(finalizer)}`]: {} } } },
    }),
  );
  const body: JsonObject = { metadata: { name: 'x', namespace: 'shop', uid: 'u', managedFields } };
  const type = {
    group: group.join('.'),
    version: 'v1',
    resource,
    singular: resource,
    kind,
    shortNames: [],
    categories: [],
    namespaced: true,
    verbs: [],
  };
  return { type, metadata: parseMetadata(body), body };
}

/** What of an operator matters in a test. */
export interface Sketch {
  /** Types with the weight of each source: `{ 'redisbackups.cache.example.com': { rbac: 'strong' } }` */
  readonly serves?: Readonly<Record<string, Partial<Record<(typeof SOURCES)[number], Weight>>>>;
  readonly managers?: readonly string[];
  readonly known?: string;
  readonly namespaces?: readonly string[];
}

/** An operator in a namespace of its own. */
export function sketchOperator(name: string, { serves = {}, managers = [], known, namespaces }: Sketch): Operator {
  return {
    name,
    namespace: `${name}-system`,
    known,
    workload: undefined,
    companions: [],
    serviceAccount: undefined,
    version: undefined,
    installation: { kind: 'manifests' },
    framework: 'unknown',
    leaderElection: undefined,
    serves: Object.entries(serves).map(([type, sources]) => {
      const evidence = SOURCES.flatMap((source) => {
        const weight = sources[source];
        return weight === undefined ? [] : [{ source, weight, text: `${source} of ${type}` }];
      });
      return { type, evidence, weight: strongest(evidence) };
    }),
    watches:
      namespaces === undefined ? { kind: 'all', evidence: [] } : { kind: 'namespaces', namespaces, evidence: [] },
    webhooks: [],
    managers,
    evidence: [],
    contradictions: [],
  };
}
