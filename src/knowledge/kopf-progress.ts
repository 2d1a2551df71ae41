import { booleanAt, isObject, type Json, type JsonObject, numberAt, objectAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { kopfTime } from './kopf-time.ts';

/** How far a handler of a kopf operator is with an object. Times are milliseconds since the epoch. */
export interface KopfHandler {
  /** The handler's id, as the annotation has it: long ones are cut and hashed. */
  readonly handler: string;
  /** `create`, `update`, `delete`, `resume`; undefined in records of old versions. */
  readonly purpose: string | undefined;
  readonly state: 'waiting' | 'succeeded' | 'failed';
  /** Tries so far. */
  readonly attempts: number;
  readonly started: number | undefined;
  /** When it is tried again; undefined where it is running, was never delayed, or is finished. */
  readonly nextTry: number | undefined;
  /** The last error, in the operator's own words; hostile like all cluster data. */
  readonly message: string | undefined;
}

/**
 * What kopf operators keep on an object while they handle it, those handlers that are not finished first. Exact, unlike
 * estimates: the number of tries, the time of the next, the last error. Empty once a cycle is over, also after a
 * permanent failure, and for operators that keep it elsewhere (nolar/kopf kopf/_cogs/configs/progress.py).
 */
export function kopfProgress({ metadata, body }: KubeObject): readonly KopfHandler[] {
  const annotated = Object.entries(metadata.annotations).flatMap(([key, value]) => {
    const record = recordIn(value);
    return record === undefined ? [] : [handlerOf(key.slice(key.indexOf('/') + 1), record)];
  });
  const inStatus = Object.entries(objectAt(body, 'status', 'kopf', 'progress') ?? {}).flatMap(([id, record]) =>
    isRecord(record) ? [handlerOf(id, record)] : [],
  );
  // Two forms of one key can be there at once, for a newer and an older version.
  const all = new Map([...inStatus, ...annotated].map((one) => [JSON.stringify({ ...one, handler: '' }), one]));
  return [...all.values()].sort(
    (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || a.handler.localeCompare(b.handler),
  );
}

const STATES = ['waiting', 'failed', 'succeeded'];

function handlerOf(handler: string, record: JsonObject): KopfHandler {
  const state = booleanAt(record, 'success') ? 'succeeded' : booleanAt(record, 'failure') ? 'failed' : 'waiting';
  return {
    handler,
    purpose: stringAt(record, 'purpose'),
    state,
    attempts: numberAt(record, 'retries') ?? 0,
    started: kopfTime(stringAt(record, 'started')),
    nextTry: state === 'waiting' ? kopfTime(stringAt(record, 'delayed')) : undefined,
    message: stringAt(record, 'message'),
  };
}

/** Operators choose the domain of the annotations themselves, so that the record alone tells what it is. */
function recordIn(annotation: string): JsonObject | undefined {
  if (!annotation.startsWith('{') || !annotation.includes('"started"')) return undefined;
  try {
    const record: Json = JSON.parse(annotation);
    return isRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

const KEYS = new Set([
  'started',
  'stopped',
  'delayed',
  'purpose',
  'retries',
  'success',
  'failure',
  'message',
  'subrefs',
]);

function isRecord(value: Json | undefined): value is JsonObject {
  return (
    isObject(value) && stringAt(value, 'started') !== undefined && Object.keys(value).every((key) => KEYS.has(key))
  );
}
