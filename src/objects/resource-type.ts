/** One resource type that a cluster serves, at one version, as discovery tells it. */
export interface ResourceType {
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  /** Plural, as in the URL: `redisclusters`. */
  readonly resource: string;
  /** `rediscluster`; where discovery leaves it empty, the lower-case kind. */
  readonly singular: string;
  readonly kind: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  /**
   * Whether its status is written by itself (the subresource `status`), as controllers have it; undefined: not known, as of
   * folders of YAML.
   */
  readonly hasStatus?: boolean;
}

/** Group and resource, `statefulsets.apps`, `pods`: how kubectl and RBAC name a type whatever its version. */
export function groupResource(type: Pick<ResourceType, 'group' | 'resource'>): string {
  return type.group === '' ? type.resource : `${type.resource}.${type.group}`;
}

/** `v1` or `apps/v1`. */
export function apiVersionOf(type: Pick<ResourceType, 'group' | 'version'>): string {
  return type.group === '' ? type.version : `${type.group}/${type.version}`;
}

/** Splits `apps/v1` or `v1` into group and version. */
export function parseApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/');
  if (slash < 0) return { group: '', version: apiVersion };
  return { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}
