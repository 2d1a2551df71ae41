import type { Definition } from '../objects/definition.ts';
import { type JsonObject, objectsAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { parseApiVersion } from '../objects/resource-type.ts';

/**
 * The entries of metadata.managedFields that are to stay once versions are no longer served; undefined where all may. An
 * entry of a version that is gone makes server-side apply fail where the schema moved ("failed to create typed live
 * object", measured on 1.37).
 */
export function keptManagedFields(object: KubeObject, definition: Definition): readonly JsonObject[] | undefined {
  const served = new Set(definition.versions.filter((version) => version.served).map(({ name }) => name));
  const entries = objectsAt(object.body, 'metadata', 'managedFields');
  const kept = entries.filter((entry) => {
    const { group, version } = parseApiVersion(stringAt(entry, 'apiVersion') ?? '');
    return group !== definition.group || served.has(version);
  });
  if (kept.length === entries.length) return undefined;
  // An empty list would be taken for "leave them as they are", one empty entry clears them (apimachinery
  // pkg/util/managedfields, and the documentation of server-side apply: "Clearing managedFields").
  return kept.length === 0 ? [{}] : kept;
}
