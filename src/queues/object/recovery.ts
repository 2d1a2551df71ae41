import { conditionsOf } from '../../objects/condition.ts';
import { managersOfField } from '../../objects/managed-fields.ts';
import { readinessOf } from '../../objects/status/readiness.ts';
import type { ObjectFacts, Statement } from './object-queue.ts';

/**
 * What tells that an object has been worked on with success after a failure; undefined where nothing does: it is ready,
 * and became so, or its status was written by its operator, after that. Times of the API are cut to seconds: what became
 * True within the second of the failure counts as later, as an attempt that fails makes nothing so; what wrote the status
 * within it may be the attempt that failed.
 * @param last when the failure was, in milliseconds since the epoch
 */
export function recovery({ object, managers, now }: ObjectFacts, last: number): Statement | undefined {
  if (readinessOf(object, now).state !== 'current') return undefined;
  const later = conditionsOf(object).find(
    ({ status, lastTransitionTime }) =>
      status === 'True' && (lastTransitionTime ?? 0) >= Math.floor(last / 1000) * 1000,
  );
  if (later !== undefined)
    return { text: `${later.type} became True`, source: 'condition', time: later.lastTransitionTime };
  const writer = managersOfField(object, 'status').find(
    ({ manager, time }) => managers.includes(manager) && (time ?? 0) > last,
  );
  return writer === undefined
    ? undefined
    : {
        text: `${writer.manager} wrote the status of the ready object`,
        source: 'managedFields',
        time: writer.time,
      };
}
