import { type Condition, conditionsOf } from '../../objects/condition.ts';
import { type JsonObject, numberAt, stringAt } from '../../objects/json.ts';
import { type FieldWrite, fieldWrites } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import { textHash } from './text-hash.ts';

/** What of an object is compared from one change to the next: small, so that it can be kept of thousands. */
export interface ObjectState {
  readonly generation: number | undefined;
  /** status.observedGeneration. */
  readonly observed: number | undefined;
  /** metadata.deletionTimestamp, in milliseconds since the epoch. */
  readonly deletionTime: number | undefined;
  /** status.phase; '' where there is none. */
  readonly phase: string;
  readonly conditions: readonly KeptCondition[];
  readonly managers: readonly KeptManager[];
}

/** A condition as it is compared; `time` is lastTransitionTime. */
export interface KeptCondition extends Pick<Condition, 'type' | 'status' | 'reason' | 'message'> {
  readonly time: number | undefined;
}

/** An entry of managedFields as it is compared. */
export interface KeptManager {
  /** Manager, operation, version and subresource: of each there is one entry. */
  readonly key: string;
  readonly time: number | undefined;
  /** Of the fields it owns. */
  readonly fieldsHash: number;
}

/** The state of an object that was read whole, and the entries of managedFields that it was made from. */
export function objectState(object: KubeObject): {
  readonly state: ObjectState;
  readonly writes: readonly FieldWrite[];
} {
  const writes = fieldWrites(object);
  const state: ObjectState = {
    generation: object.metadata.generation,
    observed: numberAt(object.body, 'status', 'observedGeneration'),
    deletionTime: object.metadata.deletionTime,
    phase: stringAt(object.body, 'status', 'phase') ?? '',
    conditions: conditionsOf(object).map(({ type, status, reason, message, lastTransitionTime }) => ({
      type,
      status,
      reason,
      message,
      time: lastTransitionTime,
    })),
    managers: writes.map((write) => ({
      key: managerKey(write),
      time: write.time,
      fieldsHash: textHash(write.fields.join('\n')),
    })),
  };
  return { state, writes };
}

/** What tells entries of managedFields of one object apart. */
export function managerKey({ manager, operation, subresource = '', apiVersion }: FieldWrite): string {
  return JSON.stringify([manager, operation, apiVersion, subresource]);
}

/** All of an object that somebody asks for: neither metadata nor status. undefined where only metadata was read. */
export function specOf({ body }: KubeObject): JsonObject | undefined {
  if (body === undefined) return undefined;
  const { apiVersion: _, kind: __, metadata: ___, status: ____, ...spec } = body;
  return spec;
}
