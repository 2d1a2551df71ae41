import { arrayAt, booleanAt, type Json, numberAt, objectsAt, stringAt, stringMapAt } from './json.ts';
import { secretAnnotations } from './secret-annotations.ts';

/** One entry of metadata.ownerReferences (apimachinery pkg/apis/meta/v1/types.go, OwnerReference). */
export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  /** True for the one owner that manages the object. */
  readonly controller: boolean;
  readonly blockOwnerDeletion: boolean;
}

/** metadata of an object, parsed once. Times are milliseconds since the epoch. managedFields are in `body` alone. */
export interface Metadata {
  readonly name: string;
  /** undefined for cluster-scoped objects. */
  readonly namespace: string | undefined;
  /** Empty for the few virtual objects that have none (ComponentStatus, objects of a hand-made file). */
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation: number | undefined;
  readonly creationTime: number | undefined;
  /** When deletion was asked for (plus the grace period, as the API server writes it). */
  readonly deletionTime: number | undefined;
  readonly deletionGracePeriodSeconds: number | undefined;
  readonly finalizers: readonly string[];
  readonly owners: readonly OwnerReference[];
  readonly labels: Readonly<Record<string, string>>;
  /**
   * Without kubectl.kubernetes.io/last-applied-configuration, which repeats the whole object; of Secrets only those that
   * cannot hold its values.
   */
  readonly annotations: Readonly<Record<string, string>>;
}

/** The annotation in which kubectl apply keeps the whole object as it was applied. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Reads an object's `metadata`; nothing in it makes this fail: what has the wrong type counts as absent.
 * @param kind the kind that the object was asked for as; items of lists, and objects read as mere metadata, do not say it
 */
export function parseMetadata(object: Json | undefined, kind?: string): Metadata {
  const at = (...path: string[]) => stringAt(object, 'metadata', ...path);
  const { [LAST_APPLIED]: _, ...annotations } = stringMapAt(object, 'metadata', 'annotations');
  return {
    name: at('name') ?? '',
    namespace: at('namespace') || undefined,
    uid: at('uid') ?? '',
    resourceVersion: at('resourceVersion') ?? '',
    generation: numberAt(object, 'metadata', 'generation'),
    creationTime: parseTime(at('creationTimestamp')),
    deletionTime: parseTime(at('deletionTimestamp')),
    deletionGracePeriodSeconds: numberAt(object, 'metadata', 'deletionGracePeriodSeconds'),
    finalizers: arrayAt(object, 'metadata', 'finalizers').filter((item) => typeof item === 'string'),
    owners: objectsAt(object, 'metadata', 'ownerReferences').map(parseOwner),
    labels: stringMapAt(object, 'metadata', 'labels'),
    annotations:
      kind === 'Secret' || stringAt(object, 'kind') === 'Secret' ? secretAnnotations(annotations) : annotations,
  };
}

/** RFC 3339 time to milliseconds since the epoch; undefined where it is absent or not a time. */
export function parseTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

function parseOwner(owner: Json): OwnerReference {
  return {
    apiVersion: stringAt(owner, 'apiVersion') ?? '',
    kind: stringAt(owner, 'kind') ?? '',
    name: stringAt(owner, 'name') ?? '',
    uid: stringAt(owner, 'uid') ?? '',
    controller: booleanAt(owner, 'controller') ?? false,
    blockOwnerDeletion: booleanAt(owner, 'blockOwnerDeletion') ?? false,
  };
}
