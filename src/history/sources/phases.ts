import { type Json, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Entry, Source } from '../entry.ts';
import type { Phase } from '../happening.ts';
import { whenOf } from '../when.ts';
import { traceEntries } from './trace-entry.ts';

/** A phase as a trace tells of it; what it does not tell is ''. */
export type PhaseTold = Partial<Phase> & Pick<Phase, 'phase'>;

/**
 * A phase that an object got at a time that stands in its status; nothing where no such time stands there.
 * @param turn that of the entry
 */
export function phaseEntries(
  object: KubeObject,
  source: Source,
  time: string | undefined,
  { phase, ...more }: PhaseTold,
  turn?: number,
): Entry[] {
  return traceEntries(object, source, whenOf(time), { reason: '', message: '', ...more, kind: 'phase', phase }, turn);
}

/** The text at a path, '' where there is none. */
export function textAt(value: Json | undefined, ...path: string[]): string {
  return stringAt(value, ...path) ?? '';
}
