/** A version of a kind under migration. */
export interface KindVersion {
  readonly name: string;
  /** The schema of `spec` (JSON schema properties); any spec is allowed where none is given. */
  readonly spec?: object;
  /** More of the schema's root, such as what is required. */
  readonly root?: object;
  /** True unless told otherwise. */
  readonly served?: boolean;
}

/** A kind whose objects are migrated: what its CustomResourceDefinition is made from. */
export interface MigratedKind {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** Oldest first. */
  readonly versions: readonly KindVersion[];
  /** `clientConfig` of the conversion webhook; none: strategy None. */
  readonly converter?: object;
}

/** Name of its CustomResourceDefinition. */
export function definitionName(kind: MigratedKind): string {
  return `${kind.plural}.${kind.group}`;
}

/** API path of its CustomResourceDefinition. */
export function definitionPath(kind: MigratedKind): string {
  return `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${definitionName(kind)}`;
}

/** Its CustomResourceDefinition with that storage version. */
export function definitionOf(kind: MigratedKind, storageVersion: string): object {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: definitionName(kind) },
    spec: {
      group: kind.group,
      scope: kind.scope,
      names: { kind: kind.kind, plural: kind.plural, singular: kind.kind.toLowerCase(), listKind: `${kind.kind}List` },
      versions: kind.versions.map((version) => definedVersion(version, storageVersion)),
      conversion: conversionOf(kind.converter),
    },
  };
}

function definedVersion({ name, served = true, spec, root }: KindVersion, storageVersion: string): object {
  const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const properties = { spec: spec ?? open, status: open, owner: { type: 'string' } };
  return {
    name,
    served,
    storage: name === storageVersion,
    schema: { openAPIV3Schema: { type: 'object', properties, ...root } },
    subresources: { status: {} },
  };
}

function conversionOf(clientConfig: object | undefined): object {
  if (clientConfig === undefined) return { strategy: 'None' };
  return { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig } };
}

/** API path of its objects at a version: all, those of a namespace, or one. */
export function pathOf(kind: MigratedKind, version: string, namespace?: string, name?: string): string {
  const place = namespace === undefined ? '' : `/namespaces/${namespace}`;
  const one = name === undefined ? '' : `/${name}`;
  return `/apis/${kind.group}/${version}${place}/${kind.plural}${one}`;
}

/** What etcd's keys of its objects begin with. */
export function keyPrefix(kind: MigratedKind): string {
  return `/registry/${kind.group}/${kind.plural}/`;
}
