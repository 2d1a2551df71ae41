import { isObject, type Json, type JsonObject } from '../../objects/json.ts';
import { anyPath, fieldPath, itemPath } from './path.ts';
import { defaultOf, type Schema, schemaOfField } from './schema.ts';

/** What belongs to every object, whatever its schema. */
const COMMON: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * The fields that an object has when it is read at its old version and has not at the new one: what a write prunes. Where
 * all of a field is missing, it is named, and not what is in it. Values are not compared: pruning changes none, and what
 * differs is a default. A field that is what the old version would put there by default is no loss: whoever reads at that
 * version goes on seeing it.
 * @param schema of the old version
 */
export function lostFields(before: JsonObject, after: JsonObject, schema: Schema | undefined): Set<string> {
  const lost = new Set<string>();
  for (const [key, value] of Object.entries(before)) {
    if (!COMMON.has(key)) compareField(key, value, after, { path: '', schema }, lost);
  }
  return lost;
}

interface Place {
  readonly path: string;
  readonly schema: Schema | undefined;
}

function compareField(key: string, value: Json | undefined, after: JsonObject, place: Place, lost: Set<string>): void {
  if (value === undefined) return;
  const field = schemaOfField(place.schema, key);
  const path = field.any ? anyPath(place.path) : fieldPath(place.path, key);
  const now = Object.hasOwn(after, key) ? after[key] : undefined;
  if (now === undefined) {
    if (!isSame(value, defaultOf(field.schema))) lost.add(path);
  } else compare(value, now, { path, schema: field.schema }, lost);
}

function compare(before: Json, after: Json, place: Place, lost: Set<string>): void {
  if (Array.isArray(before)) {
    const items = itemPath(place.path);
    const schema = isObject(place.schema?.items) ? place.schema.items : undefined;
    if (!Array.isArray(after) || after.length < before.length) lost.add(items);
    else for (const [at, item] of before.entries()) compare(item, after[at] ?? null, { path: items, schema }, lost);
  } else if (isObject(before)) {
    if (!isObject(after)) lost.add(place.path);
    else for (const [key, value] of Object.entries(before)) compareField(key, value, after, place, lost);
  }
}

/** Whether two values are the same, in whatever order their fields are. */
function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
