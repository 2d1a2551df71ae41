import { RETRY_LADDERS } from '../../knowledge/retry-ladders.ts';
import { conditionsOf } from '../../objects/condition.ts';
import { eventsAbout } from '../../objects/event.ts';
import { fieldManagersOf } from '../../objects/managed-fields.ts';
import { readinessOf } from '../../objects/status/readiness.ts';
import { excerpt } from '../../objects/words.ts';
import { span } from '../words.ts';
import { attemptsByEvents } from './by-events.ts';
import { attemptsByKopf } from './by-kopf.ts';
import { attemptsInLogs } from './by-log.ts';
import { attemptsByMetrics } from './by-metrics.ts';
import { isTold, LOGGING } from './logging.ts';
import type { Attempted, ObjectFacts, ObjectQueue, Statement } from './object-queue.ts';
import { type HeldUp, heldUpBy } from './workers.ts';

const STATES: readonly Attempted['state'][] = ['given-up', 'failing', 'overdue', 'recovered'];

/**
 * How the attempts at one object go: what stands on the object first, which is exact; else the operator's log, with the
 * ladder of its framework; else metrics that name the object; else Events.
 */
export function judgeObject(facts: ObjectFacts): ObjectQueue {
  const sources = [attemptsByKopf, attemptsInLogs, attemptsByMetrics, ...(isTold(facts) ? [] : [attemptsByEvents])];
  const attempts = sources.map((source) => source(facts)).find((found) => found.length > 0) ?? [];
  const sorted = attempts.toSorted(
    (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || (b.last ?? 0) - (a.last ?? 0),
  );
  const heldUp = heldUpBy(facts.workers);
  return {
    object: facts.object,
    retrier: facts.retrier,
    attempts: withoutForgotten(sorted, facts).map((one) => (facts.withoutProcess ? withoutNext(one) : one)),
    heldUp,
    withoutProcess: facts.withoutProcess,
    isReady: readinessOf(facts.object, facts.now).state === 'current',
    seen: [...atWork(facts, heldUp), ...seenOf(facts, Math.max(0, ...attempts.map(({ last }) => last ?? 0)))],
    quiet: attempts.length > 0 ? undefined : quiet(facts, heldUp),
  };
}

/** Where nobody is there to try it, nothing is to come. */
function withoutNext(one: Attempted): Attempted {
  if (one.state === 'given-up' || one.state === 'recovered') return one;
  return { ...one, state: 'failing', next: { kind: 'unknown' } };
}

/** Whether there is anybody to try it, and what they are at. */
function atWork({ withoutProcess }: ObjectFacts, heldUp: HeldUp | undefined): readonly Statement[] {
  return [
    ...(withoutProcess ? [{ text: 'none of the pods of its operator has a process that runs', source: 'pod' }] : []),
    ...(heldUp === undefined ? [] : [{ text: heldUp.text, source: 'metrics' }]),
  ];
}

/** What kopf retries stands on the object: a failure of which nothing stands there is over. */
function withoutForgotten(attempts: readonly Attempted[], { retrier }: ObjectFacts): readonly Attempted[] {
  if (retrier !== 'kopf') return attempts;
  return attempts.map((one) =>
    one.state !== 'given-up' && one.next.kind !== 'exact' && one.by === undefined
      ? {
          ...one,
          state: 'recovered',
          next: { kind: 'unknown' },
          basis: [
            { text: 'kopf keeps no progress on the object: nothing waits to be tried again', source: 'kopf' },
            ...one.basis,
          ],
        }
      : one,
  );
}

/** Conditions that are not as they should be, what was not observed yet, and changes by others since the last failure. */
function seenOf(facts: ObjectFacts, last: number): readonly Statement[] {
  const { object, managers, events } = facts;
  const [warning] = isTold(facts) ? eventsAbout(object, events).filter(({ type }) => type === 'Warning') : [];
  const warnings =
    warning === undefined
      ? []
      : [{ text: `Event ${warning.reason} (${excerpt(warning.message)})`, source: 'event', time: warning.last }];
  const conditions = conditionsOf(object)
    .filter(({ type, status }) => status !== 'True' && /ready|available|synced|succeeded|healthy/i.test(type))
    .map(
      ({ type, status, reason, message, lastTransitionTime }): Statement => ({
        text: `${type} became ${status} (${[reason, excerpt(message)].filter((part) => part !== '').join(': ')})`,
        source: 'condition',
        time: lastTransitionTime,
      }),
    );
  const { generation, deletionTime } = object.metadata;
  const observed = conditionsOf(object).flatMap(({ observedGeneration }) => observedGeneration ?? []);
  const newest = Math.max(...observed);
  const behind =
    observed.length > 0 && generation !== undefined && newest < generation
      ? [{ text: `generation ${generation} was not observed yet, the last was ${newest}`, source: 'status' }]
      : [];
  const changes = fieldManagersOf(object)
    .filter(
      ({ manager, subresource, time }) =>
        subresource === undefined && !managers.includes(manager) && (time ?? 0) > last,
    )
    .slice(0, last === 0 ? 0 : 1)
    .map(({ manager, time }) => ({
      text: `a change by ${manager}, which usually has it tried at once, came`,
      source: 'managedFields',
      time,
    }));
  const deletion =
    deletionTime === undefined ? [] : [{ text: 'its deletion was asked for', source: 'metadata', time: deletionTime }];
  return [...conditions, ...warnings, ...behind, ...changes, ...deletion];
}

/**
 * Whether kopf has begun with an object and not ended: its finalizer comes before the first handler runs, and what it has
 * handled is written when all of them are done (nolar/kopf kopf/_core/reactor/processing.py, _cogs/configs/diffbase.py).
 */
function isInHand({ metadata }: ObjectFacts['object']): boolean {
  return (
    metadata.finalizers.includes('kopf.zalando.org/KopfFinalizerMarker') &&
    metadata.annotations['kopf.zalando.org/last-handled-configuration'] === undefined
  );
}

/** Whether nothing having been found tells that there is nothing. */
function quiet(
  { object, logs, retrier, counting, now }: ObjectFacts,
  heldUp: HeldUp | undefined,
): ObjectQueue['quiet'] {
  const ladder = RETRY_LADDERS[retrier];
  if (isInHand(object))
    return {
      isKnown: false,
      why: 'kopf holds it by its finalizer and has not written that it is done with it: a handler is at work on it, or hangs',
    };
  if (heldUp?.isHung) return { isKnown: false, why: `${heldUp.text}, which can be this one` };
  if (logs.length === 0)
    return {
      isKnown: false,
      why: 'no log of an operator at work on it was read, and nothing else that was read tells of failures',
    };
  const begins = logs.map(
    ({ records, whole }) =>
      (whole ? counting?.since : undefined) ?? records.find(({ time }) => time !== undefined)?.time,
  );
  const reach = now - Math.max(...begins.map((time) => time ?? now));
  if (!LOGGING.has(retrier))
    return {
      isKnown: false,
      why: 'the log does not name it in an error; whether its operator logs each failure is not known',
    };
  // What gives up may have done so before the log begins.
  const givesUp = retrier === 'josdk' || retrier === 'kopf';
  const isWhole = logs.every(({ whole }) => whole);
  const isReached = isWhole || (!givesUp && ladder !== undefined && reach >= ladder.longest);
  if (ladder !== undefined && isReached)
    return {
      isKnown: true,
      why: `its operator logs each failed attempt, and ${isWhole ? `its whole log, of ${span(reach)},` : `the log of the last ${span(reach)}`} has none; one that fails is tried again within ${span(ladder.longest)}`,
    };
  return {
    isKnown: false,
    why: `the log goes back ${span(reach)} only and has no failure, and attempts can be ${span(ladder?.longest ?? 0)} apart`,
  };
}
