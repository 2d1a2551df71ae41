import { conditionsOf } from '../../objects/condition.ts';
import { numberAt } from '../../objects/json.ts';
import { type FieldWrite, fieldWrites } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Entry } from '../entry.ts';
import { between, width } from '../when.ts';
import { isOfSpec } from './managed-fields.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/** A range that is wider tells nothing that is worth a line; milliseconds. */
const WIDEST = 60_000;

/**
 * Which generation the operator has seen, in its status as a whole and in conditions that lag behind. It wrote that down after
 * the generation was made, and not after its last write of the status. That it has seen the present one is told only where
 * this says when; that it has not, always.
 */
export const observed: TraceReader = (object, { now }) => {
  const { generation, creationTime } = object.metadata;
  if (generation === undefined) return [];
  const writes = fieldWrites(object);
  const told = (seen: number, condition: string | undefined): Entry[] => {
    const latest =
      lastWrite(writes, condition === undefined ? 'status.observedGeneration' : 'status.conditions') ?? now;
    const when = between(seen === generation ? madeAt(object, writes) : creationTime, latest);
    if (seen >= generation && width(when) > WIDEST) return [];
    return traceEntries(object, 'status', when, {
      kind: 'observed',
      generation: seen,
      ...(condition === undefined ? {} : { condition }),
    });
  };
  const whole = numberAt(object.body, 'status', 'observedGeneration');
  return [
    ...(whole === undefined ? [] : told(whole, undefined)),
    ...conditionsOf(object).flatMap(({ type, observedGeneration: seen }) =>
      seen === undefined || seen === whole || seen >= generation ? [] : told(seen, type),
    ),
  ];
};

/** Not before: an update that owns fields of the spec alone changed one of them, and so the generation. */
function madeAt({ metadata }: KubeObject, writes: readonly FieldWrite[]): number | undefined {
  const sure = writes.filter(
    (write) =>
      write.operation === 'Update' && isOfSpec(write) && !write.fields.some((field) => field.startsWith('metadata')),
  );
  return sure.find(({ time }) => time !== undefined)?.time ?? metadata.creationTime;
}

/** The end of the second in which those last wrote who own a field, or something in it; undefined where nothing tells. */
function lastWrite(writes: readonly FieldWrite[], path: string): number | undefined {
  const times = writes
    .filter(({ fields }) => fields.some((field) => field.startsWith(path) || path.startsWith(`${field}.`)))
    .flatMap(({ time }) => time ?? []);
  return times.length === 0 ? undefined : Math.max(...times) + 999;
}
