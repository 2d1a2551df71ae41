import type { JsonObject } from '../../objects/json.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { ResourceType } from '../../objects/resource-type.ts';

/** An object of the core group or `plural.group`, from its JSON as a server sends it. */
export function objectOf(type: Pick<ResourceType, 'group' | 'resource' | 'kind'>, body: JsonObject): KubeObject {
  const metadata = parseMetadata(body, type.kind);
  return {
    type: {
      version: 'v1',
      singular: type.kind.toLowerCase(),
      shortNames: [],
      categories: [],
      namespaced: metadata.namespace !== undefined,
      verbs: ['get', 'list', 'watch', 'patch', 'delete'],
      ...type,
    },
    metadata,
    body,
  };
}

/** A Widget in namespace shop that was asked to go. */
export function terminatingObject(
  name: string,
  { deletionTime = Date.parse('2026-01-01T11:00:00Z') }: { readonly deletionTime?: number } = {},
): KubeObject {
  return objectOf(
    { group: 'example.com', resource: 'widgets', kind: 'Widget' },
    {
      metadata: {
        name,
        namespace: 'shop',
        uid: `uid-${name}`,
        finalizers: ['example.com/clean-up'],
        deletionTimestamp: new Date(deletionTime).toISOString(),
      },
    },
  );
}
