import { type Condition, conditionsOf } from '../objects/condition.ts';
import type { KubeObject } from '../objects/object.ts';
import type { Entry } from './entry.ts';
import type { ConditionChange } from './happening.ts';
import { isSame, subjectOf } from './subject.ts';
import { between } from './when.ts';

/**
 * Conditions that are now other than they are last known to have become, or are no more: nobody saw it, so that it happened at
 * some time since then. Reason and message may change without a new time, and what is removed leaves no trace.
 * @param entries in order
 * @param objects as they are now, read whole
 */
export function sinceThen(entries: readonly Entry[], objects: readonly KubeObject[], now: number): readonly Entry[] {
  const byName = Map.groupBy(entries, ({ subject }) => `${subject.kind}/${subject.name}`);
  return objects.flatMap((object) => {
    const subject = subjectOf(object);
    if (object.body === undefined) return [];
    const present = new Map(conditionsOf(object).map((condition) => [condition.type, condition]));
    const last = new Map<string, { readonly entry: Entry; readonly what: ConditionChange }>();
    for (const entry of byName.get(`${subject.kind}/${subject.name}`) ?? []) {
      const { what } = entry;
      if (what.kind === 'condition' && isSame(entry.subject, subject)) last.set(what.type, { entry, what });
    }
    return [...last.values()].flatMap(({ entry, what }): Entry[] => {
      const change = differently(what, present.get(what.type));
      if (change === undefined) return [];
      return [{ subject, when: between(entry.when.latest, now), sources: ['status'], what: change }];
    });
  });
}

function differently(last: ConditionChange, now: Condition | undefined): ConditionChange | undefined {
  const { type, status, reason = '', message = '' } = now ?? { type: last.type, status: undefined };
  if (status === last.status && (status === undefined || (reason === last.reason && message === last.message)))
    return undefined;
  return { kind: 'condition', type, status, reason, message, timeOf: status === last.status ? 'write' : 'status' };
}
