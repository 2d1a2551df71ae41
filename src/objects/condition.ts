import { type Json, type JsonObject, numberAt, objectsAt, stringAt } from './json.ts';
import { parseTime } from './metadata.ts';
import type { KubeObject } from './object.ts';

/** One entry of status.conditions (apimachinery metav1.Condition, and the older shapes that are like it). */
export interface Condition {
  readonly type: string;
  /** `True`, `False` or `Unknown`; whatever else a controller writes is kept as it is. */
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  /**
   * Milliseconds since the epoch. With apimachinery's setter the time of the last change of status; other libraries
   * move it with reason or message too, so it tells since when nothing changed, not since when it is so.
   */
  readonly lastTransitionTime: number | undefined;
  readonly observedGeneration: number | undefined;
  /** Knative's: '' is an error, `Warning` and `Info` are less (knative.dev/pkg apis/condition_types.go). */
  readonly severity: string;
}

/**
 * The conditions of an object in the order in which they stand there. Entries without type are left out; what has the
 * wrong type counts as absent.
 */
export function conditionsOf(object: Pick<KubeObject, 'body'>): Condition[] {
  return conditionsAt(object.body, 'status', 'conditions');
}

/** The conditions of a list at a path of an object. */
export function conditionsAt(value: Json | undefined, ...path: string[]): Condition[] {
  return objectsAt(value, ...path).flatMap(parseCondition);
}

/** A condition, and when it was last said to be so. */
export interface ConditionTrace {
  readonly condition: Condition;
  /**
   * Milliseconds since the epoch: lastHeartbeatTime (Nodes), lastProbeTime (Jobs, Pods), or lastUpdateTime beside a
   * lastTransitionTime (Deployments; kubernetes/api core/v1, batch/v1, apps/v1 types.go).
   */
  readonly confirmedTime: number | undefined;
}

/** The conditions of an object with the times at which they were confirmed. */
export function conditionTraces({ body }: Pick<KubeObject, 'body'>): ConditionTrace[] {
  return objectsAt(body, 'status', 'conditions').flatMap((entry) => {
    const beside = stringAt(entry, 'lastTransitionTime') === undefined ? undefined : stringAt(entry, 'lastUpdateTime');
    const confirmed = stringAt(entry, 'lastHeartbeatTime') ?? stringAt(entry, 'lastProbeTime') ?? beside;
    return parseCondition(entry).map((condition) => ({ condition, confirmedTime: parseTime(confirmed) }));
  });
}

function parseCondition(entry: JsonObject): Condition[] {
  const type = stringAt(entry, 'type');
  if (type === undefined || type === '') return [];
  const transition = stringAt(entry, 'lastTransitionTime') ?? stringAt(entry, 'lastUpdateTime');
  return [
    {
      type,
      status: statusText(entry.status),
      reason: stringAt(entry, 'reason') ?? '',
      message: stringAt(entry, 'message') ?? '',
      lastTransitionTime: parseTime(transition),
      observedGeneration: numberAt(entry, 'observedGeneration'),
      severity: stringAt(entry, 'severity') ?? '',
    },
  ];
}

/** The condition of a type, or undefined. */
export function findCondition(conditions: readonly Condition[], type: string): Condition | undefined {
  return conditions.find((condition) => condition.type === type);
}

/** Hand-written controllers have been seen to write booleans, and lower case. */
function statusText(status: Json | undefined): string {
  if (typeof status === 'boolean') return status ? 'True' : 'False';
  if (typeof status !== 'string') return 'Unknown';
  const known = ['True', 'False', 'Unknown'].find((value) => value.toLowerCase() === status.toLowerCase());
  return known ?? status;
}
