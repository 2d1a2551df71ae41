import { type ConditionSetter, conditionSetter } from '../../knowledge/condition-setters.ts';
import { type ConditionTrace, conditionTraces } from '../../objects/condition.ts';
import { managersOfField } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Entry } from '../entry.ts';
import { between, inSecond, type When } from '../when.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/** By how much the clocks of operators and of the API server may differ; milliseconds. */
const SKEW = 60_000;

/**
 * Conditions as they are now, from when they last changed, by the clock of who wrote them: what changed then depends on their
 * library, and where nobody knows which that is, they were written then and no more is said. Without a time that can be, they
 * became so at some time since the object was made.
 */
export const conditions: TraceReader = (object, { now }) =>
  conditionTraces(object).flatMap((trace): Entry[] => {
    const { condition, confirmedTime } = trace;
    const { type, status, reason, message } = condition;
    const { when, timeOf } = changeOf(object, trace, now);
    const asOf = timeOf === 'content' ? undefined : writtenSince(object, when, now);
    return traceEntries(object, 'status', when, {
      kind: 'condition',
      type,
      status,
      reason,
      message,
      timeOf,
      ...(asOf === undefined ? {} : { asOf }),
      ...(confirmedTime === undefined ? {} : { confirmed: confirmedTime }),
    });
  });

function changeOf(
  { type, metadata: { creationTime } }: KubeObject,
  { condition: { lastTransitionTime: time } }: ConditionTrace,
  now: number,
): { readonly when: When; readonly timeOf: ConditionSetter } {
  // A zero time, and what was copied from another object's status, tells nothing of this one.
  const isPossible = time !== undefined && time >= (creationTime ?? 1) - SKEW && time <= now + SKEW;
  if (!isPossible) return { when: between(creationTime, now), timeOf: 'write' };
  return { when: inSecond(time), timeOf: conditionSetter(type.group) ?? 'write' };
}

/**
 * When conditions were written last, where that was after one of them changed: reason and message can change without its time
 * (apimachinery pkg/api/meta/conditions.go, SetStatusCondition). Without managedFields it may have been just now.
 */
function writtenSince(object: KubeObject, { latest }: When, now: number): number | undefined {
  const writes = managersOfField(object, 'status', 'conditions').map(({ time }) => time ?? now);
  const last = writes.length === 0 ? now : Math.max(...writes);
  return last <= latest ? undefined : Math.min(inSecond(last).latest, now);
}
