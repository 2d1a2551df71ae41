import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { ownableTypes, type SweepResult, sweep } from '../cluster/sweep.ts';
import { stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupResource } from '../objects/resource-type.ts';

/** A sweep, and how many types it asked for. */
export interface Below extends SweepResult {
  readonly typesAsked: number;
}

const NOTHING: SweepResult = { objects: [], gaps: [], typesRead: 0, seen: new Map() };

/**
 * Lists what can be below the roots, as metadata. A namespaced object's dependents are in its own namespace, or the
 * garbage collector deletes them: other namespaces are looked at only with `allNamespaces`. Below a
 * CustomResourceDefinition are its custom resources, whoever owns them.
 */
export async function sweepBelow(
  roots: readonly KubeObject[],
  discovery: Discovery,
  allNamespaces: boolean,
  reader: ClusterReader,
  signal: AbortSignal,
): Promise<Below> {
  const types = ownableTypes(discovery.types);
  const namespaces = new Set(roots.map(({ metadata }) => metadata.namespace));
  const [only] = namespaces;
  const whole = allNamespaces || namespaces.size > 1 || only === undefined;
  const scope = { namespace: whole ? undefined : only, fallbackNamespace: reader.defaultNamespace };
  const instances = new Set(roots.map(instancesOf));
  const instanceTypes = types.filter((type) => instances.has(groupResource(type)));
  const wanted = types.filter((type) => (whole || type.namespaced) && !instanceTypes.includes(type));
  const [owned, custom] = await Promise.all([
    sweep(reader, { types: wanted, ...scope, only: 'owned' }, signal),
    instanceTypes.length === 0 ? NOTHING : sweep(reader, { types: instanceTypes, ...scope, only: undefined }, signal),
  ]);
  return {
    ...owned,
    objects: [...owned.objects, ...custom.objects],
    typesAsked: wanted.length + instanceTypes.length,
    typesRead: owned.typesRead + custom.typesRead,
    gaps: [...owned.gaps, ...custom.gaps],
  };
}

/** `plural.group` of a CustomResourceDefinition's instances; undefined for any other object. */
function instancesOf({ type, body }: KubeObject): string | undefined {
  if (groupResource(type) !== 'customresourcedefinitions.apiextensions.k8s.io') return undefined;
  return `${stringAt(body, 'spec', 'names', 'plural')}.${stringAt(body, 'spec', 'group')}`;
}
