import { dirname, resolve } from 'node:path';
import { isObject, type Json, type JsonObject } from '../../../../objects/json.ts';
import type { Problem } from '../../../../objects/problem.ts';
import type { Entry } from './kubeconfig.ts';

/** YAML 1.1, which kubectl reads, has more words for true and false than JSON. */
const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE']);
const FALSE = new Set(['', 'n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE']);

/**
 * Reads the fields of an entry. What is missing, null or empty reads as undefined, as in Go. A value of a wrong type
 * reads so too and is remembered as the problem, of which the first is kept.
 */
export interface EntryFields {
  text(key: string): string | undefined;
  flag(key: string): boolean;
  texts(key: string): string[];
  /** A path, absolute: a relative one counts from the folder of the entry's file. */
  path(key: string): string | undefined;
  object(key: string): EntryFields | undefined;
  objects(key: string): EntryFields[];
  /** Any value, unchecked. */
  raw(key: string): Json | undefined;
  keys(): string[];
  problem(): Problem | undefined;
}

/** The fields of an entry; `kind` is what it is called in messages: user, cluster, context. */
export function entryFields(kind: string, entry: Entry): EntryFields {
  const found: Problem[] = [];
  const wrong = (key: string, expected: string): undefined => {
    found.push({
      message: `${key} of the ${kind} "${entry.name}" in ${entry.file} is not ${expected}`,
      next: expected === 'text' ? 'Put it in quotes.' : `Correct ${key} in the file.`,
    });
    return undefined;
  };
  return fieldsOf(entry.body, '', { wrong, folder: dirname(entry.file), problem: () => found[0] });
}

interface Border {
  wrong(key: string, expected: string): undefined;
  readonly folder: string;
  problem(): Problem | undefined;
}

function fieldsOf(body: JsonObject, prefix: string, border: Border): EntryFields {
  const valueAt = (key: string): Json | undefined => (Object.hasOwn(body, key) ? (body[key] ?? undefined) : undefined);
  const text = (key: string): string | undefined => {
    const value = valueAt(key);
    if (typeof value === 'string') return value === '' ? undefined : value;
    return value === undefined ? undefined : border.wrong(prefix + key, 'text');
  };
  const list = (key: string): Json[] => {
    const value = valueAt(key) ?? [];
    return Array.isArray(value) ? value : (border.wrong(prefix + key, 'a list') ?? []);
  };
  return {
    text,
    flag: (key) => {
      const value = valueAt(key);
      if (typeof value === 'boolean') return value;
      if (value === undefined || (typeof value === 'string' && FALSE.has(value))) return false;
      if (typeof value === 'string' && TRUE.has(value)) return true;
      return border.wrong(prefix + key, 'true or false') ?? false;
    },
    texts: (key) =>
      list(key).flatMap((item) => (typeof item === 'string' ? [item] : (border.wrong(prefix + key, 'text') ?? []))),
    path: (key) => {
      const value = text(key);
      return value === undefined ? undefined : resolve(border.folder, value);
    },
    object: (key) => {
      const value = valueAt(key);
      if (value === undefined) return undefined;
      return isObject(value) ? fieldsOf(value, `${prefix}${key}.`, border) : border.wrong(prefix + key, 'an object');
    },
    objects: (key) =>
      list(key).flatMap((item, index) =>
        isObject(item)
          ? [fieldsOf(item, `${prefix}${key}[${index}].`, border)]
          : (border.wrong(`${prefix}${key}[${index}]`, 'an object') ?? []),
      ),
    raw: valueAt,
    keys: () => Object.keys(body),
    problem: border.problem,
  };
}
