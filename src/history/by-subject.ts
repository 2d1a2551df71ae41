import type { Subject } from './entry.ts';
import { isSame } from './subject.ts';

/**
 * Finds what is of one subject among many things, without a look at each of them for each subject.
 * @param of whose a thing is
 */
export function bySubject<T>(things: readonly T[], of: (thing: T) => Subject): (subject: Subject) => readonly T[] {
  const groups = Map.groupBy(things, (thing) => nameKey(of(thing)));
  return (subject) => (groups.get(nameKey(subject)) ?? []).filter((thing) => isSame(of(thing), subject));
}

/** What is of one subject has the same of these, whether by uid or by name. */
function nameKey({ kind, name }: Subject): string {
  return `${kind}/${name}`;
}
