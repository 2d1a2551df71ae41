import { stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { containersOf } from '../objects/workload.ts';
import { OPERATORS } from './generated/operators.ts';
import type { OperatorEntry } from './operator-entry.ts';

/** A known operator, and by what it was recognised. */
export interface Recognised {
  readonly entry: OperatorEntry;
  readonly by: 'image' | 'name';
}

const byWorkloadName = new Map(OPERATORS.flatMap((entry) => (entry.names ?? []).map((name) => [name, entry] as const)));
const byImageEnd = new Map(OPERATORS.flatMap((entry) => (entry.images ?? []).map((image) => [image, entry] as const)));

/** The known operator that a workload runs, by its image, else by its name; undefined where it is none. */
export function knownOperatorOf(workload: KubeObject): Recognised | undefined {
  for (const container of containersOf(workload)) {
    const entry = entryOfImage(stringAt(container, 'image') ?? '');
    if (entry !== undefined) return { entry, by: 'image' };
  }
  const entry = byWorkloadName.get(workload.metadata.name);
  return entry && { entry, by: 'name' };
}

/** Whether a known operator serves a type. */
export function knownToServe(
  { groups = [], types = [] }: OperatorEntry,
  { name, group }: { readonly name: string; readonly group: string },
): boolean {
  if (types.includes(name)) return true;
  return groups.some((known) => known === group || (known.startsWith('*.') && group.endsWith(known.slice(1))));
}

/** By the longest end of an image's name that is known: `ghcr.io/fluxcd/x`, `fluxcd/x`, `x`. */
function entryOfImage(image: string): OperatorEntry | undefined {
  const segments = withoutTag(image).split('/');
  for (let at = 0; at < segments.length; at++) {
    const entry = byImageEnd.get(segments.slice(at).join('/'));
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function withoutTag(image: string): string {
  const [named = ''] = image.split('@');
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return colon < 0 ? named : named.slice(0, colon);
}
