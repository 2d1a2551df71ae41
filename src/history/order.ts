import type { Entry } from './entry.ts';
import type { Happening } from './happening.ts';
import { subjectKey } from './subject.ts';

/**
 * What comes first of things that happened within the same second, where nothing else tells: a write of the spec comes before
 * the operator's answer, and that before what is reported about it.
 */
const RANKS: Readonly<Record<Happening['kind'], number>> = {
  created: 0,
  hole: 0,
  release: 1,
  write: 2,
  generation: 3,
  'deletion-asked': 4,
  rollout: 5,
  lease: 6,
  container: 7,
  log: 8,
  observed: 9,
  phase: 10,
  condition: 11,
  event: 12,
  deleted: 13,
};

/** Entries from the oldest to the newest: by the last moment at which they can have happened. */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted(
    (a, b) =>
      bySequence(a, b) || a.when.latest - b.when.latest || RANKS[a.what.kind] - RANKS[b.what.kind] || byText(a, b),
  );
}

/** Of one subject's entries in one store the order is known. */
function bySequence(a: Entry, b: Entry): number {
  if (a.sequence === undefined || b.sequence === undefined) return 0;
  return subjectKey(a.subject) === subjectKey(b.subject) ? a.sequence - b.sequence : 0;
}

/** Whatever the order in which they were read: the same entries always come out the same. */
function byText(a: Entry, b: Entry): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
