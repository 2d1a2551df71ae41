import { booleanAt, isObject, objectAt } from '../../objects/json.ts';
import { anyPath, fieldPath, itemPath } from './path.ts';
import { keepsUnknown, type Schema, schemaOfField, valuesSchema } from './schema.ts';

/** Kept in every object, and in objects within objects (x-kubernetes-embedded-resource). */
const COMMON: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * The fields that an object of the old schema may have and the new one has no place for: what would be pruned if it is
 * there. `spec.*` is whatever else the old schema let into `spec`.
 */
export function schemaLoss(before: Schema | undefined, after: Schema | undefined): Set<string> {
  const lost = new Set<string>();
  walk(before, after, '', lost);
  return lost;
}

function walk(before: Schema | undefined, after: Schema | undefined, path: string, lost: Set<string>): void {
  // A schema without anything in it lets a value be and its fields go.
  const common = path === '' || booleanAt(after, 'x-kubernetes-embedded-resource') === true;
  const kept = keepsUnknown(after);
  if (keepsUnknown(before) && !kept && valuesSchema(after) === undefined) lost.add(anyPath(path));
  for (const [key, property] of Object.entries(objectAt(before, 'properties') ?? {})) {
    if ((common && COMMON.has(key)) || !isObject(property)) continue;
    const { schema } = schemaOfField(after, key);
    if (schema !== undefined) walk(property, schema, fieldPath(path, key), lost);
    else if (!kept) lost.add(fieldPath(path, key));
  }
  const values = valuesSchema(before);
  if (values !== undefined) {
    const now = valuesSchema(after);
    if (now !== undefined) walk(values, now, anyPath(path), lost);
    else if (!kept) lost.add(anyPath(path));
  }
  if (isObject(before?.items) && isObject(after?.items)) walk(before.items, after.items, itemPath(path), lost);
}
