import { type FieldWrite, fieldWrites } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Entry } from '../entry.ts';
import { inSecond } from '../when.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/**
 * The manager that the API server makes up for what was there before the first apply: nobody wrote then under that name
 * (structured-merge-diff's caller, apimachinery pkg/util/managedfields/internal/skipnonapplied.go).
 */
export const MADE_UP = 'before-first-apply';

/** The last write of each manager that still owns something; of the last one of the spec, which generation it led to. */
export const managedFields: TraceReader = (object) => {
  const writes = fieldWrites(object).filter(({ manager }) => manager !== MADE_UP);
  const generated = lastOfSpec(object, writes);
  return writes.flatMap((write): Entry[] => {
    const { manager, operation, subresource, time, fields } = write;
    return traceEntries(object, 'managedFields', time === undefined ? undefined : inSecond(time), {
      kind: 'write',
      manager,
      operation,
      subresource,
      fields,
      ...(write === generated ? { generation: object.metadata.generation } : {}),
    });
  });
};

/**
 * The write after which the object has the generation that it has now, as far as writes leave a mark: undefined where several
 * come into question, or where a deletion moved the generation since (apiserver pkg/registry/rest/delete.go).
 */
function lastOfSpec({ metadata }: KubeObject, writes: readonly FieldWrite[]): FieldWrite | undefined {
  if (metadata.generation === undefined || metadata.deletionTime !== undefined) return undefined;
  const [last, before] = writes.filter(isOfSpec);
  return last?.time === before?.time ? undefined : last;
}

/** Whether a write owns fields that count for the generation: any outside of metadata, not through the status. */
export function isOfSpec({ subresource, fields }: FieldWrite): boolean {
  return subresource !== 'status' && fields.some((field) => !/^(?:metadata|status)\b/.test(field));
}
