import type { Discovery } from '../../cluster/reader.ts';
import { nearest } from '../../objects/nearest.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { resolveType } from '../../objects/resolve-type.ts';
import { groupResource, type ResourceType } from '../../objects/resource-type.ts';
import { typeFilter } from '../../ownership/type-filter.ts';

/**
 * The types to capture: those that names and globs (`*`, `?`) mean, all where there are none. Left out is what cannot
 * be listed, and what is computed when asked for and so has no place in an account of what was there.
 */
export function selectTypes(names: readonly string[], discovery: Discovery): Result<readonly ResourceType[]> {
  const capturable = discovery.types.filter(isCapturable);
  if (names.length === 0) return success(withoutDuplicateEvents(capturable));
  const chosen = new Set<ResourceType>();
  for (const name of names) {
    const matching = /[*?]/.test(name) ? success(capturable.filter(typeFilter([name], []))) : byName(name, discovery);
    if (!matching.ok) return matching;
    if (matching.value.length === 0) {
      return failure(
        `no type of the cluster that can be captured is like "${name}"`,
        'kubectl api-resources lists its types.',
      );
    }
    for (const type of matching.value) chosen.add(type);
  }
  return success(capturable.filter((type) => chosen.has(type)));
}

function isCapturable(type: ResourceType): boolean {
  const isComputed = type.group === 'metrics.k8s.io' || type.group.endsWith('.metrics.k8s.io');
  return type.verbs.includes('list') && groupResource(type) !== 'componentstatuses' && !isComputed;
}

/** The API server serves the same events in two groups. */
function withoutDuplicateEvents(types: readonly ResourceType[]): ResourceType[] {
  const hasEvents = types.some((type) => groupResource(type) === 'events');
  return types.filter((type) => !hasEvents || groupResource(type) !== 'events.events.k8s.io');
}

function byName(name: string, discovery: Discovery): Result<readonly ResourceType[]> {
  const type = resolveType(name, discovery, nearest);
  if (!type.ok) return type;
  const { group, resource } = type.value;
  return success(
    discovery.types.filter((other) => isCapturable(other) && other.group === group && other.resource === resource),
  );
}
