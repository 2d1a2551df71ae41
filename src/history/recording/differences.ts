import { conditionSetter } from '../../knowledge/condition-setters.ts';
import type { FieldWrite } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { FieldChange, Happening } from '../happening.ts';
import { isOfSpec, MADE_UP } from '../sources/managed-fields.ts';
import { inSecond, type When } from '../when.ts';
import { type KeptCondition, managerKey, type ObjectState, objectState } from './object-state.ts';

/** Something that happened between two states of an object, with what the object itself says about when. */
export interface Difference {
  readonly what: Happening;
  /** The API server's stamp (managedFields, creation, deletion), as exact as it is; undefined where it has none. */
  readonly stamped: When | undefined;
  /** What the controller says (lastTransitionTime). */
  readonly stated?: When | undefined;
}

/** What is known beside the two states. */
export interface Between {
  /** States in between may have been missed: what says that it changed is told, though it is what it was. */
  readonly afterHole: boolean;
  /** How the spec changed; asked for where the generation moved. */
  readonly fieldChanges: () => readonly FieldChange[] | undefined;
}

/**
 * What happened from one state of an object to the next, in the order in which one leads to the other: writes, the
 * generation, the operator's answer.
 * @param before undefined: it is seen for the first time, and what it says of its past is told
 * @param object read whole
 */
export function differences(
  before: ObjectState | undefined,
  object: KubeObject,
  { afterHole, fieldChanges }: Between,
): { readonly state: ObjectState; readonly differences: readonly Difference[] } {
  const { state, writes: all } = objectState(object);
  const writes = all.filter(({ manager }) => manager !== MADE_UP);
  const known = new Map(before?.managers.map((manager) => [manager.key, manager]));
  const hashes = new Map(state.managers.map(({ key, fieldsHash }) => [key, fieldsHash]));
  const isMoved = (write: FieldWrite) => known.get(managerKey(write))?.time !== write.time;
  const isOther = (write: FieldWrite) =>
    known.get(managerKey(write))?.fieldsHash !== hashes.get(managerKey(write)) || !known.has(managerKey(write));
  const moved = writes.filter((write) => isMoved(write) || !known.has(managerKey(write)));
  // Who has other fields at the same time wrote twice in a second, unless somebody else wrote, and took fields over.
  const fresh = (moved.length > 0 ? moved : writes.filter(isOther)).toReversed();
  const stampOf = (chosen: readonly FieldWrite[]) => latestOf(chosen.map(({ time }) => time));
  const stamped = before === undefined ? undefined : stampOf(fresh);
  const found: Difference[] = [];
  const { creationTime, deletionTime, deletionGracePeriodSeconds = 0, finalizers } = object.metadata;
  if (before === undefined && creationTime !== undefined)
    found.push({ what: { kind: 'created' }, stamped: inSecond(creationTime) });
  for (const write of fresh) {
    const { manager, operation, subresource, fields, time } = write;
    found.push({
      what: { kind: 'write', manager, operation, subresource, fields },
      stamped: time === undefined ? stamped : inSecond(time),
    });
  }
  if (before !== undefined && state.generation !== undefined && state.generation !== before.generation) {
    const writers = fresh.filter(isOfSpec);
    const [only] = writers;
    found.push({
      what: {
        kind: 'generation',
        generation: state.generation,
        changes: fieldChanges(),
        manager: writers.length === 1 ? only?.manager : undefined,
      },
      stamped: stampOf(writers) ?? stamped,
    });
  }
  if (deletionTime !== undefined && before?.deletionTime === undefined)
    found.push({
      what: { kind: 'deletion-asked', finalizers },
      stamped: inSecond(deletionTime - deletionGracePeriodSeconds * 1000),
    });
  if (before !== undefined && state.observed !== undefined && state.observed !== before.observed)
    found.push({ what: { kind: 'observed', generation: state.observed }, stamped });
  if (before !== undefined && state.phase !== before.phase)
    found.push({ what: { kind: 'phase', phase: state.phase, reason: '', message: '' }, stamped });
  return { state, differences: [...found, ...conditionChanges(before, object, state, stamped, afterHole)] };
}

function conditionChanges(
  before: ObjectState | undefined,
  { type: { group } }: KubeObject,
  { conditions }: ObjectState,
  stamped: When | undefined,
  afterHole: boolean,
): readonly Difference[] {
  const old = new Map(before?.conditions.map((condition) => [condition.type, condition]));
  const changed = conditions.flatMap((condition): Difference[] => {
    const was = old.get(condition.type);
    const isMoved = was?.time !== condition.time;
    if (was !== undefined && isEqual(was, condition) && !(afterHole && isMoved)) return [];
    const { type, status, reason, message, time } = condition;
    // After a hole nobody knows what came before, and what is seen first may have been otherwise before, too.
    const previous =
      before === undefined || afterHole
        ? { timeOf: time === undefined ? 'write' : (conditionSetter(group) ?? 'write') }
        : { before: { status: was?.status } };
    return [
      {
        what: { kind: 'condition', type, status, reason, message, ...previous },
        stamped,
        stated: time === undefined || !isMoved ? undefined : inSecond(time),
      },
    ];
  });
  const present = new Set(conditions.map(({ type }) => type));
  const removed = [...old.values()].filter(({ type }) => !present.has(type));
  return [
    ...changed,
    ...removed.map(
      ({ type, status }): Difference => ({
        what: {
          kind: 'condition',
          type,
          status: undefined,
          reason: '',
          message: '',
          ...(afterHole ? {} : { before: { status } }),
        },
        stamped,
      }),
    ),
  ];
}

function isEqual(a: KeptCondition, b: KeptCondition): boolean {
  return a.status === b.status && a.reason === b.reason && a.message === b.message;
}

function latestOf(times: readonly (number | undefined)[]): When | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : inSecond(Math.max(...known));
}
