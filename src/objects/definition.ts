import { booleanAt, type JsonObject, objectAt, objectsAt, stringAt, stringsAt } from './json.ts';
import type { Metadata } from './metadata.ts';
import type { KubeObject } from './object.ts';
import type { ResourceType } from './resource-type.ts';

/**
 * A CustomResourceDefinition (apiextensions.k8s.io/v1) without its schemas, which make up nearly all of its size and
 * would fill the memory of whoever reads many.
 */
export interface Definition {
  /** undefined where the definition could not be read and only discovery tells of the type. */
  readonly metadata: Metadata | undefined;
  /** `redisclusters.cache.example.com` */
  readonly name: string;
  readonly group: string;
  /** Plural. */
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly versions: readonly DefinitionVersion[];
  /** status.storedVersions */
  readonly storedVersions: readonly string[];
  /** spec.conversion.webhook.clientConfig; undefined where versions are not converted by a webhook. */
  readonly conversion: JsonObject | undefined;
}

/** One entry of spec.versions. */
export interface DefinitionVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated: boolean;
  /** What the API server says to whoever uses a deprecated version; undefined: its own words. */
  readonly deprecationWarning?: string | undefined;
}

/** What is kept of a CustomResourceDefinition that was read whole. */
export function definitionOf({ metadata, body }: KubeObject): Definition {
  const conversion = objectAt(body, 'spec', 'conversion');
  const webhook = stringAt(conversion, 'strategy') === 'Webhook';
  return {
    metadata,
    name: metadata.name,
    group: stringAt(body, 'spec', 'group') ?? '',
    resource: stringAt(body, 'spec', 'names', 'plural') ?? '',
    kind: stringAt(body, 'spec', 'names', 'kind') ?? '',
    namespaced: stringAt(body, 'spec', 'scope') !== 'Cluster',
    versions: objectsAt(body, 'spec', 'versions').map((version) => ({
      name: stringAt(version, 'name') ?? '',
      served: booleanAt(version, 'served') ?? false,
      storage: booleanAt(version, 'storage') ?? false,
      deprecated: booleanAt(version, 'deprecated') ?? false,
      deprecationWarning: stringAt(version, 'deprecationWarning'),
    })),
    storedVersions: stringsAt(body, 'status', 'storedVersions'),
    conversion: webhook ? (objectAt(conversion, 'webhook', 'clientConfig') ?? {}) : undefined,
  };
}

/**
 * Types of which discovery alone tells, as definitions: for users who may not read CustomResourceDefinitions. Groups
 * of Kubernetes itself have no dot, or end with `.k8s.io`; aggregated APIs cannot be told from custom resources.
 */
export function definitionsOfTypes(types: readonly ResourceType[]): Definition[] {
  const custom = types.filter(({ group }) => group.includes('.') && !group.endsWith('.k8s.io'));
  return custom.map(({ group, version, resource, kind, namespaced }) => ({
    metadata: undefined,
    name: `${resource}.${group}`,
    ...{ group, resource, kind, namespaced },
    versions: [{ name: version, served: true, storage: false, deprecated: false }],
    storedVersions: [],
    conversion: undefined,
  }));
}
