import { isObject, type Json, type JsonObject } from '../../objects/json.ts';
import type { FieldChange } from '../happening.ts';

/** What bounds the answer: of a spec that was written anew as a whole, the first changes tell enough. */
export interface FieldChangeLimits {
  readonly changes: number;
  /** Characters of a value's JSON text; what is longer is cut, and ends with `…`. */
  readonly characters: number;
}

const LIMITS: FieldChangeLimits = { changes: 100, characters: 1000 };

/**
 * What differs between two values: the deepest fields that changed, in the order in which they stand. Elements of lists
 * are told apart by their `name` where all have one of their own, else by their place.
 * @param path where the values stand: '' for a whole object
 */
export function fieldChanges(
  before: Json | undefined,
  after: Json | undefined,
  path = '',
  limits: FieldChangeLimits = LIMITS,
): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  compare(before, after, path, (where, from, to) => {
    if (changes.length < limits.changes)
      changes.push({ path: where, before: textOf(from, limits), after: textOf(to, limits) });
  });
  return changes;
}

type Tell = (path: string, before: Json | undefined, after: Json | undefined) => void;

function compare(before: Json | undefined, after: Json | undefined, path: string, tell: Tell): void {
  if (isObject(before) && isObject(after)) compareObjects(before, after, path, tell);
  else if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, path, tell);
  else if (JSON.stringify(before) !== JSON.stringify(after)) tell(path, before, after);
}

function compareObjects(before: JsonObject, after: JsonObject, path: string, tell: Tell): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    compare(own(before, key), own(after, key), `${path}${step(key, path)}`, tell);
  }
}

function compareLists(before: readonly Json[], after: readonly Json[], path: string, tell: Tell): void {
  const [old, young] = [byName(before), byName(after)];
  if (old === undefined || young === undefined) {
    for (let at = 0; at < Math.max(before.length, after.length); at += 1)
      compare(before[at], after[at], `${path}[${at}]`, tell);
    return;
  }
  for (const name of new Set([...old.keys(), ...young.keys()]))
    compare(old.get(name), young.get(name), `${path}[name=${name}]`, tell);
}

/** The elements by their names; undefined where one has none, or two have the same. */
function byName(list: readonly Json[]): Map<string, Json> | undefined {
  const found = new Map<string, Json>();
  for (const element of list) {
    const name = isObject(element) ? element.name : undefined;
    if (typeof name !== 'string' || found.has(name)) return undefined;
    found.set(name, element);
  }
  return found;
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Keys of maps can hold dots (`nodeSelector[kubernetes.io/os]`). */
function step(key: string, path: string): string {
  if (!/^[A-Za-z0-9_-]+$/.test(key)) return `[${key}]`;
  return path === '' ? key : `.${key}`;
}

function textOf(value: Json | undefined, { characters }: FieldChangeLimits): string | undefined {
  const text = JSON.stringify(value);
  return text === undefined || text.length <= characters ? text : `${text.slice(0, characters)}…`;
}
