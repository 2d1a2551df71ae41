import type { KubeObject } from '../../objects/object.ts';
import type { Entry, Source } from '../entry.ts';
import type { Happening } from '../happening.ts';
import { subjectOf } from '../subject.ts';
import type { When } from '../when.ts';

/** What a trace tells of an object; nothing where its time is missing. @param turn that of the entry */
export function traceEntries(
  object: KubeObject,
  source: Source,
  when: When | undefined,
  what: Happening,
  turn?: number,
): Entry[] {
  if (when === undefined) return [];
  return [{ subject: subjectOf(object), when, sources: [source], what, ...(turn === undefined ? {} : { turn }) }];
}
