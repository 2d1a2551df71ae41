import type { Entry } from './entry.ts';
import { subjectKey } from './subject.ts';
import { narrowed, overlap } from './when.ts';

/**
 * Tells once what several sources tell: the same condition with the same status, the same write, at times that can be the
 * same moment. What is left is as exact as the most exact of them. Entries of one source are never taken for one another:
 * what a store has twice happened twice.
 */
export function merged(entries: readonly Entry[]): readonly Entry[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = identity(entry);
    const known = groups.get(key) ?? [];
    const at = known.findIndex((other) => isSameMoment(entry, other));
    const other = known[at];
    if (other === undefined) known.push(entry);
    else known[at] = joined(other, entry);
    groups.set(key, known);
  }
  return [...groups.values()].flat();
}

/** What two entries have to agree in to be the same happening. */
function identity({ subject, what }: Entry): string {
  const about = subjectKey(subject);
  switch (what.kind) {
    case 'condition':
      return JSON.stringify([about, what.kind, what.type, what.status]);
    case 'write':
      return JSON.stringify([about, what.kind, what.manager, what.operation, what.subresource]);
    case 'event':
      return JSON.stringify([about, what.kind, what.reason, what.message, what.reporter, what.earlier]);
    case 'generation':
      return JSON.stringify([about, what.kind, what.generation]);
    case 'observed':
      return JSON.stringify([about, what.kind, what.generation, what.condition]);
    case 'created':
    case 'deletion-asked':
    case 'deleted':
      return JSON.stringify([about, what.kind]);
    case 'rollout':
      return JSON.stringify([about, what.kind, what.name, what.isAgain]);
    case 'release':
      return JSON.stringify([about, what.kind, what.release, what.revision, what.status]);
    case 'phase':
      return JSON.stringify([about, what.kind, what.phase, what.reason, what.of]);
    case 'container':
      return JSON.stringify([about, what.kind, what.container, what.state]);
    case 'lease':
      return JSON.stringify([about, what.kind, what.lease, what.holder, what.silentSince === undefined]);
    case 'log':
      return JSON.stringify([about, what.kind, what.pod, what.text]);
    case 'hole':
      return JSON.stringify([about, what.kind, what.from]);
  }
}

function isSameMoment(a: Entry, b: Entry): boolean {
  return overlap(a.when, b.when) && !a.sources.some((source) => b.sources.includes(source));
}

/** The more exact of two, with what the other alone knows. */
function joined(a: Entry, b: Entry): Entry {
  const [best, other] = (a.sequence ?? -1) >= (b.sequence ?? -1) ? [a, b] : [b, a];
  return {
    ...best,
    when: narrowed(a.when, b.when),
    sources: [...new Set([...a.sources, ...b.sources])],
    what: best.what.kind === other.what.kind ? { ...other.what, ...best.what } : best.what,
  };
}
