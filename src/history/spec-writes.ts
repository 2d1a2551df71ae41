import type { Entry } from './entry.ts';
import { firstPlace } from './first-place.ts';
import type { GenerationChange, Write } from './happening.ts';
import { subjectKey } from './subject.ts';
import { overlap, type When } from './when.ts';

/** Writes with the generations that they made. */
export interface SpecWrites {
  readonly generations: ReadonlyMap<Entry, GenerationChange>;
  /** Entries of these generations, which the writes tell. */
  readonly told: ReadonlySet<Entry>;
}

/** Whether it is a write of what makes a new generation. */
export function writesSpec({ subresource, fields }: Write): boolean {
  return subresource !== 'status' && fields.some((field) => /^spec(?:[.[]|$)/.test(field));
}

/** Finds the one write of the spec at the moment at which a generation was made; where there are several, nobody can say. */
export function specWrites(entries: readonly Entry[]): SpecWrites {
  const writes = entries.filter(({ what }) => what.kind === 'write' && writesSpec(what));
  const generations = new Map<Entry, GenerationChange>();
  const told = new Set<Entry>();
  for (const entry of writes)
    if (entry.what.kind === 'write' && entry.what.generation !== undefined)
      generations.set(entry, { kind: 'generation', generation: entry.what.generation });
  const groups = Map.groupBy(writes, ({ subject }) => subjectKey(subject));
  const finders = new Map([...groups].map(([key, group]) => [key, overlapping(group)]));
  for (const entry of entries) {
    const { what, subject, when } = entry;
    if (what.kind !== 'generation') continue;
    const [write, ...more] = finders.get(subjectKey(subject))?.(when) ?? [];
    if (write?.what.kind !== 'write' || more.length > 0 || told.has(entry)) continue;
    if (what.manager !== undefined && what.manager !== write.what.manager) continue;
    generations.set(write, what);
    told.add(entry);
  }
  return { generations, told };
}

/** Finds those that can have happened at a moment; of tens of thousands without a look at each. */
function overlapping(entries: readonly Entry[]): (when: When) => readonly Entry[] {
  const sorted = entries.toSorted((a, b) => a.when.latest - b.when.latest);
  /** For each place the earliest moment from there on: after it nothing overlaps what ends before. */
  const begins: number[] = [];
  for (const { when } of sorted.toReversed())
    begins.push(Math.min(begins.at(-1) ?? Number.POSITIVE_INFINITY, when.earliest ?? Number.NEGATIVE_INFINITY));
  begins.reverse();
  return (when) => {
    const found: Entry[] = [];
    const from = when.earliest ?? Number.NEGATIVE_INFINITY;
    let at = firstPlace(sorted, (entry) => entry.when.latest >= from);
    for (let entry = sorted[at]; entry !== undefined && (begins[at] ?? 0) <= when.latest; entry = sorted[++at])
      if (overlap(entry.when, when)) found.push(entry);
    return found;
  };
}
