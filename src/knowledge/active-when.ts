import { isObject, type Json } from '../objects/json.ts';
import type { ActiveWhen } from './pause-entry.ts';

/** strconv.ParseBool (golang/go src/strconv/atob.go). */
const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);

/** True where the value of an annotation, a label or a field turns a switch on; nothing that is absent does. */
export function isActive(active: ActiveWhen, value: Json | undefined): boolean {
  if (value === undefined || value === null) return false;
  if ('emptyList' in active) return Array.isArray(value) && value.length === 0;
  if ('present' in active) return !isEmpty(value);
  if (typeof value === 'object') return false;
  const text = String(value);
  if ('truthy' in active) return TRUE.has(text);
  if ('integer' in active) return /^-?\d+$/.test(text);
  if ('notEquals' in active) return text !== '' && !active.notEquals.includes(text);
  return active.ignoreCase === true
    ? active.equals.some((one) => one.toLowerCase() === text.toLowerCase())
    : active.equals.includes(text);
}

/** Fields that are left out and fields that hold nothing are the same to most API servers and clients. */
function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/** The values at a path of keys, where `[]` behind one goes through the items of a list: `spec.overrides[].unmanaged`. */
export function valuesAtPath(value: Json | undefined, path: string): readonly Json[] {
  let found: Json[] = value === undefined ? [] : [value];
  for (const step of path.split('.')) {
    const key = step.replace(/\[\]$/, '');
    found = found.flatMap((at) => {
      const next = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
      if (next === undefined) return [];
      // One value that is a list stays one.
      return step === key ? [next] : Array.isArray(next) ? next : [];
    });
  }
  return found;
}
