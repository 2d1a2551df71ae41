import { conditionTraces } from '../../objects/condition.ts';
import type { Entry } from '../entry.ts';
import { subjectOf } from '../subject.ts';
import { between, inSecond } from '../when.ts';
import type { TraceReader } from './source.ts';

/**
 * Conditions as they are now, from when they last changed. Without any time it became so at some time since the object was
 * made.
 */
export const conditions: TraceReader = (object, { now }) =>
  conditionTraces(object).map(({ condition, confirmedTime }): Entry => {
    const { type, status, reason, message, lastTransitionTime } = condition;
    return {
      subject: subjectOf(object),
      when:
        lastTransitionTime === undefined ? between(object.metadata.creationTime, now) : inSecond(lastTransitionTime),
      sources: ['status'],
      what: {
        kind: 'condition',
        type,
        status,
        reason,
        message,
        ...(confirmedTime === undefined ? {} : { confirmed: confirmedTime }),
      },
    };
  });
