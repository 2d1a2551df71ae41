import type { KubeObject } from '../objects/object.ts';
import { actingPods } from './acting-pods.ts';
import type { Operator } from './model.ts';

/**
 * Of the operators that serve an object's type, the one that works on this object: it watches its namespace, and runs.
 * undefined where none serves the type.
 */
export function servingOperator(
  serving: readonly Operator[],
  { metadata: { namespace } }: KubeObject,
): Operator | undefined {
  const watching = serving.filter(
    ({ watches }) => watches.kind !== 'namespaces' || namespace === undefined || watches.namespaces.includes(namespace),
  );
  return watching.find((operator) => actingPods(operator).length > 0) ?? watching[0] ?? serving[0];
}
