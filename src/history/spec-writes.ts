import type { Entry } from './entry.ts';
import type { GenerationChange, Write } from './happening.ts';
import { isSame } from './subject.ts';
import { overlap } from './when.ts';

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
  for (const entry of entries) {
    const { what, subject, when } = entry;
    if (what.kind !== 'generation') continue;
    const [write, ...more] = writes.filter((other) => isSame(other.subject, subject) && overlap(other.when, when));
    if (write?.what.kind !== 'write' || more.length > 0 || told.has(entry)) continue;
    if (what.manager !== undefined && what.manager !== write.what.manager) continue;
    generations.set(write, what);
    told.add(entry);
  }
  return { generations, told };
}
