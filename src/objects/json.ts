/** Any value that JSON.parse can return. The border where JSON is parsed hands out `Json`, never `any`. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object; a missing key reads as `undefined`. */
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** True for a JSON object (not null, not an array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of keys, or undefined where any step is missing or not an object. */
export function valueAt(value: Json | undefined, ...path: string[]): Json | undefined {
  let current = value;
  for (const key of path) {
    if (!isObject(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current;
}

/** The object at a path, or undefined. */
export function objectAt(value: Json | undefined, ...path: string[]): JsonObject | undefined {
  const found = valueAt(value, ...path);
  return isObject(found) ? found : undefined;
}

/** The string at a path, or undefined (numbers and booleans are not turned into strings). */
export function stringAt(value: Json | undefined, ...path: string[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The finite number at a path, or undefined. */
export function numberAt(value: Json | undefined, ...path: string[]): number | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** The boolean at a path, or undefined. */
export function booleanAt(value: Json | undefined, ...path: string[]): boolean | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'boolean' ? found : undefined;
}

/** The array at a path; empty where it is missing, null (the API server sends `items: null`) or not an array. */
export function arrayAt(value: Json | undefined, ...path: string[]): Json[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The objects of the array at a path; anything else in it is left out. */
export function objectsAt(value: Json | undefined, ...path: string[]): JsonObject[] {
  return arrayAt(value, ...path).filter(isObject);
}

/** The strings of the array at a path; anything else in it is left out. */
export function stringsAt(value: Json | undefined, ...path: string[]): string[] {
  return arrayAt(value, ...path).filter((item) => typeof item === 'string');
}

/** The map of strings at a path (labels, annotations); values that are not strings are left out. */
export function stringMapAt(value: Json | undefined, ...path: string[]): Readonly<Record<string, string>> {
  const entries = Object.entries(objectAt(value, ...path) ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
