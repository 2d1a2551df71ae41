import { isObject, type JsonObject, objectAt, objectsAt, stringAt } from './json.ts';
import { parseTime } from './metadata.ts';
import type { KubeObject } from './object.ts';

/** Somebody who wrote fields of an object: one entry of metadata.managedFields, without the fields. */
export interface FieldManager {
  /** What the writer calls itself; often the name of its program. Anybody may say anything here. */
  readonly manager: string;
  /** `Apply` for server-side apply, `Update` for any other write; '' where the entry does not say. */
  readonly operation: string;
  /** `status`, `scale`; undefined: the object itself. */
  readonly subresource: string | undefined;
  /** The version that was written with. */
  readonly apiVersion: string;
  /** When the entry last changed, in milliseconds since the epoch; a write that changed nothing leaves it. */
  readonly time: number | undefined;
}

/**
 * Who wrote the object, latest first (apimachinery pkg/apis/meta/v1/types.go, ManagedFieldsEntry). Empty where only
 * metadata was read, and where the server or whoever saved the object dropped managedFields, as must-gather does.
 */
export function fieldManagersOf(object: KubeObject): readonly FieldManager[] {
  return managersWhere(object, () => true);
}

/**
 * Who owns a field, or anything below it, latest first: `managersOfField(object, 'spec', 'replicas')`; with `'status'`
 * alone, who wrote the status. The path is made of field names and keys of maps; it does not go into lists.
 */
export function managersOfField(object: KubeObject, ...path: readonly string[]): readonly FieldManager[] {
  return managersWhere(object, (fields) => fieldsAt(fields, path) !== undefined);
}

/** Who put a finalizer on the object and still vouches for it, latest first. */
export function managersOfFinalizer(object: KubeObject, finalizer: string): readonly FieldManager[] {
  return managersWhere(object, (fields) => {
    const finalizers = fieldsAt(fields, ['metadata', 'finalizers']);
    if (finalizers === undefined) return false;
    // Found by its key and not by a look at all of them: an object can have thousands.
    return Object.hasOwn(finalizers, elementKey(finalizer)) || isLeaf(finalizers);
  });
}

/** The last write of a manager, and what it owns since. */
export interface FieldWrite extends FieldManager {
  /**
   * Paths such as `spec.replicas`, in the order of the entry; elements of lists by their keys:
   * `spec.containers[name="app"].image`, of sets by their values.
   */
  readonly fields: readonly string[];
}

/** Who wrote the object and which fields they own, latest first. */
export function fieldWrites(object: KubeObject): readonly FieldWrite[] {
  return objectsAt(object.body, 'metadata', 'managedFields')
    .map((entry) => ({ ...managerOf(entry), fields: fieldPaths(objectAt(entry, 'fieldsV1') ?? {}) }))
    .toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0));
}

/** Deeper than any API's fields: what is further down counts as one. */
const DEEPEST = 64;

/** The leaves of a set of fields (structured-merge-diff fieldpath/serialize.go: `f:` a field, `k:` a key, `v:` a value). */
function fieldPaths(fields: JsonObject, path = '', depth = 0): string[] {
  return Object.entries(fields).flatMap(([key, below]) => {
    if (key === '.') return path === '' ? [] : [path];
    const next = `${path}${step(key, path)}`;
    return isObject(below) && !isLeaf(below) && depth < DEEPEST ? fieldPaths(below, next, depth + 1) : [next];
  });
}

/** One step of a path: a field's name, or the key of an element. */
function step(key: string, path: string): string {
  const name = key.slice(2);
  if (key.startsWith('f:')) return path === '' ? name : `.${name}`;
  if (!key.startsWith('k:')) return `[${name}]`;
  const pairs = name.startsWith('{') ? name.slice(1, -1) : name;
  return `[${pairs.replaceAll(/"([A-Za-z]+)":/g, '$1=')}]`;
}

function managersWhere(object: KubeObject, owns: (fields: JsonObject) => boolean): readonly FieldManager[] {
  return objectsAt(object.body, 'metadata', 'managedFields')
    .filter((entry) => owns(objectAt(entry, 'fieldsV1') ?? {}))
    .map(managerOf)
    .toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0));
}

function managerOf(entry: JsonObject): FieldManager {
  return {
    manager: stringAt(entry, 'manager') ?? '',
    operation: stringAt(entry, 'operation') ?? '',
    subresource: stringAt(entry, 'subresource') || undefined,
    apiVersion: stringAt(entry, 'apiVersion') ?? '',
    time: parseTime(stringAt(entry, 'time')),
  };
}

/**
 * What a set of fields holds at a path; undefined where nothing is owned there. The format is that of
 * sigs.k8s.io/structured-merge-diff fieldpath/serialize.go: `f:NAME` is a field, an empty object a field that is owned
 * with all below it.
 */
function fieldsAt(fields: JsonObject, path: readonly string[]): JsonObject | undefined {
  let current = fields;
  for (const [depth, name] of path.entries()) {
    if (depth > 0 && isLeaf(current)) return current;
    const next = Object.hasOwn(current, `f:${name}`) ? current[`f:${name}`] : undefined;
    if (!isObject(next)) return undefined;
    current = next;
  }
  return current;
}

function isLeaf(fields: JsonObject): boolean {
  return Object.keys(fields).length === 0;
}

/**
 * The key of an element of a set: `v:"x"`. Names of finalizers have no character that Go's JSON escapes and ours does not
 * (k8s.io/apimachinery pkg/api/validation/objectmeta.go, ValidateFinalizerName).
 */
function elementKey(name: string): string {
  return `v:${JSON.stringify(name)}`;
}
