import { bySubject } from './by-subject.ts';
import type { Entry } from './entry.ts';
import { subjectKey } from './subject.ts';
import { overlap } from './when.ts';

/**
 * Writes of a status that the conditions of that moment tell already. Where several managers write an object's status none is
 * left out: which of them it was is news then.
 * @param entries in order
 */
export function toldStatusWrites(entries: readonly Entry[]): ReadonlySet<Entry> {
  const writes = entries.filter(isStatusWrite);
  const writesOf = bySubject(writes, ({ subject }) => subject);
  const answersOf = bySubject(entries.filter(isAnswer), ({ subject }) => subject);
  const told = new Set<Entry>();
  for (const subject of new Map(writes.map((write) => [subjectKey(write.subject), write.subject])).values()) {
    const own = writesOf(subject);
    if (new Set(own.map(managerOf)).size > 1) continue;
    const answers = answersOf(subject);
    let at = 0;
    for (const write of own) {
      while ((answers[at]?.when.latest ?? Number.POSITIVE_INFINITY) < (write.when.earliest ?? write.when.latest))
        at += 1;
      const answer = answers[at];
      if (answer !== undefined && overlap(answer.when, write.when)) told.add(write);
    }
  }
  return told;
}

function isStatusWrite({ what }: Entry): boolean {
  return what.kind === 'write' && what.subresource === 'status';
}

function isAnswer({ what }: Entry): boolean {
  return what.kind === 'condition' || what.kind === 'observed';
}

function managerOf({ what }: Entry): string {
  return what.kind === 'write' ? what.manager : '';
}
