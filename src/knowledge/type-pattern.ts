import type { ResourceType } from '../objects/resource-type.ts';

/** How well a type fits what is known of the types that an entry holds for, best first. */
export const FITS = ['type', 'kind', 'group', 'any', 'other'] as const;

/**
 * `type`: group and kind are named; `kind`: the kind is, whose group is not known; `group`: another kind of a group that is
 * named; `any`: the entry names no types; `other`: it names others.
 */
export type Fit = (typeof FITS)[number];

/**
 * How well a type fits patterns: `GROUP/Kind`, where `core` is the group without a name, `*` as kind is any kind and
 * `*.DOMAIN` as group any group under a domain; or `Kind`, where the group is not known.
 */
export function fitOf(patterns: readonly string[] | undefined, type: Pick<ResourceType, 'group' | 'kind'>): Fit {
  if (patterns === undefined) return 'any';
  const fits = patterns.map((pattern) => fitOfOne(pattern, type));
  return FITS.find((fit) => fits.includes(fit)) ?? 'other';
}

function fitOfOne(pattern: string, { group, kind }: Pick<ResourceType, 'group' | 'kind'>): Fit {
  const slash = pattern.indexOf('/');
  if (slash < 0) return pattern === kind ? 'kind' : 'other';
  const ofGroup = pattern.slice(0, slash);
  const ofKind = pattern.slice(slash + 1);
  if (!isInGroup(ofGroup, group)) return 'other';
  if (ofKind === kind || ofKind === '*') return 'type';
  // Kinds of these groups have nothing to do with each other.
  return group === '' || group.endsWith('.k8s.io') ? 'other' : 'group';
}

/** True where a group is the one that a pattern's part before the slash names. */
export function isInGroup(pattern: string, group: string): boolean {
  if (pattern.startsWith('*.')) return group.endsWith(pattern.slice(1));
  return group === (pattern === 'core' ? '' : pattern);
}
