import type { Gap, GapReason } from '../../../objects/gap.ts';
import type { ResourceType } from '../../../objects/resource-type.ts';

/** The types of one version of one group, in the order of preference in which the server names the versions. */
export interface GroupVersion {
  readonly group: string;
  readonly version: string;
  readonly types: readonly ResourceType[];
}

/** What one part of discovery has found. */
export interface Found {
  readonly groupVersions: readonly GroupVersion[];
  readonly form: 'aggregated' | 'by-group';
  readonly gaps: readonly Gap[];
}

/** The gap that a group leaves which does not answer. */
export function groupGap(group: string, version: string | undefined, reason: GapReason, message: string): Gap {
  return { subject: { kind: 'group', group, version }, reason, message };
}

/** One entry a group and resource: the first version of the group that has it. */
export function preferredTypes(groupVersions: readonly GroupVersion[]): ResourceType[] {
  const preferred = new Map<string, ResourceType>();
  for (const { types } of groupVersions) {
    for (const type of types) {
      const key = `${type.group}/${type.resource}`;
      if (!preferred.has(key)) preferred.set(key, type);
    }
  }
  return [...preferred.values()];
}
