import { conditionsOf } from '../../objects/condition.ts';
import { eventsAbout } from '../../objects/event.ts';
import { fieldManagersOf } from '../../objects/managed-fields.ts';
import { readinessOf } from '../../objects/status/readiness.ts';
import { excerpt } from '../../objects/words.ts';
import { attemptsByEvents } from './by-events.ts';
import { attemptsByKopf } from './by-kopf.ts';
import { attemptsInLogs } from './by-log.ts';
import { attemptsByMetrics } from './by-metrics.ts';
import { isTold } from './logging.ts';
import type { Attempted, ObjectFacts, ObjectQueue, Statement } from './object-queue.ts';
import { quiet } from './quiet.ts';
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
