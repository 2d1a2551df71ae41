import { isObject, type Json, type JsonObject, numberAt, objectAt, objectsAt, stringAt, stringMapAt } from './json.ts';
import type { KubeObject } from './object.ts';
import { fitsSelector, labelOf } from './object-selector.ts';

/** The pod template of a workload that was read whole. */
export function podTemplate({ body }: Pick<KubeObject, 'body'>): JsonObject | undefined {
  return objectAt(body, 'spec', 'template');
}

/** The containers of a workload's pods, those that run first and then stop left out. */
export function containersOf(workload: Pick<KubeObject, 'body'>): JsonObject[] {
  return objectsAt(podTemplate(workload), 'spec', 'containers');
}

/** Name of the ServiceAccount that a workload's pods have (core/v1 PodSpec: `default` where none is named). */
export function serviceAccountOf(workload: Pick<KubeObject, 'body'>): string {
  const spec = objectAt(podTemplate(workload), 'spec');
  return stringAt(spec, 'serviceAccountName') || stringAt(spec, 'serviceAccount') || 'default';
}

/** Labels that a workload gives its pods. */
export function templateLabels(workload: Pick<KubeObject, 'body'>): Readonly<Record<string, string>> {
  return stringMapAt(podTemplate(workload), 'metadata', 'labels');
}

/** How many pods a workload wants: spec.replicas (1 where absent); of a DaemonSet as many as have a node. */
export function desiredPods({ type, body }: Pick<KubeObject, 'type' | 'body'>): number {
  if (type.kind === 'DaemonSet') return numberAt(body, 'status', 'desiredNumberScheduled') ?? 0;
  return numberAt(body, 'spec', 'replicas') ?? 1;
}

/**
 * Whether a LabelSelector (apimachinery metav1: matchLabels and matchExpressions, all of which must hold) selects
 * labels. One that says nothing, or says what is not understood, selects nothing here: for workloads an empty selector
 * is not allowed, and for others to take too much would be worse.
 */
export function selects(selector: Json | undefined, labels: Readonly<Record<string, string>>): boolean {
  if (!isObject(selector)) return false;
  const wanted = Object.entries(stringMapAt(selector, 'matchLabels'));
  const expressions = objectsAt(selector, 'matchExpressions');
  if (wanted.length + expressions.length === 0) return false;
  return fitsSelector(selector, labels);
}

/** Whether a Service's plain selector selects labels; one without a selector (its endpoints are made by hand) none. */
export function serviceSelects(service: Pick<KubeObject, 'body'>, labels: Readonly<Record<string, string>>): boolean {
  const wanted = Object.entries(stringMapAt(service.body, 'spec', 'selector'));
  return wanted.length > 0 && wanted.every(([key, value]) => labelOf(labels, key) === value);
}

/** How many of a workload's pods are ready, as its status says (apps/v1: readyReplicas; of a DaemonSet numberReady). */
export function readyPods({ type, body }: Pick<KubeObject, 'type' | 'body'>): number {
  return numberAt(body, 'status', type.kind === 'DaemonSet' ? 'numberReady' : 'readyReplicas') ?? 0;
}
