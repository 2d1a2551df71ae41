import type { Entry, Subject } from '../entry.ts';
import { subjectKey } from '../subject.ts';
import type { Restless } from './summary.ts';

/** How many are named. */
const MOST = 10;

interface Known {
  readonly subject: Subject;
  readonly condition: string;
  status: string | undefined;
  changes: number;
  first: number;
  last: number;
}

/**
 * The conditions that changed their status most often, by what a store tells of many objects.
 * @param entries in the order in which they happened, or of each subject so
 * @returns the most restless first; those that changed twice at least
 */
export function restlessConditions(entries: Iterable<Entry>): readonly Restless[] {
  const known = new Map<string, Known>();
  for (const { subject, what, when } of entries) {
    if (what.kind !== 'condition') continue;
    const key = `${subjectKey(subject)}${what.type}`;
    const before = known.get(key);
    if (before === undefined) {
      // The first that is known is no change, unless it says what was before.
      const changes = what.before === undefined || what.before.status === what.status ? 0 : 1;
      const made = { subject, condition: what.type, status: what.status, changes };
      known.set(key, { ...made, first: when.latest, last: when.latest });
    } else if (before.status !== what.status) {
      if (before.changes === 0) before.first = when.latest;
      before.changes += 1;
      before.last = when.latest;
      before.status = what.status;
    }
  }
  return [...known.values()]
    .filter(({ changes }) => changes > 1)
    .toSorted((a, b) => b.changes - a.changes || b.last - a.last)
    .slice(0, MOST)
    .map(({ subject, condition, changes, first, last }) => ({ subject, condition, changes, first, last }));
}
