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

function managersWhere(object: KubeObject, owns: (fields: JsonObject) => boolean): readonly FieldManager[] {
  return objectsAt(object.body, 'metadata', 'managedFields')
    .filter((entry) => owns(objectAt(entry, 'fieldsV1') ?? {}))
    .map(
      (entry): FieldManager => ({
        manager: stringAt(entry, 'manager') ?? '',
        operation: stringAt(entry, 'operation') ?? '',
        subresource: stringAt(entry, 'subresource') || undefined,
        apiVersion: stringAt(entry, 'apiVersion') ?? '',
        time: parseTime(stringAt(entry, 'time')),
      }),
    )
    .toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0));
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
