import type { KubeObject } from '../objects/object.ts';
import type { Operator } from './model.ts';

/**
 * Of the operators that serve an object's type, those that may work on this object: they watch its namespace, or it is not
 * known what they watch. Where none does, all of them; empty where none serves the type.
 */
export function servingOperators(
  serving: readonly Operator[],
  { metadata: { namespace } }: Pick<KubeObject, 'metadata'>,
): readonly Operator[] {
  const watching = serving.filter(
    ({ watches }) => watches.kind !== 'namespaces' || namespace === undefined || watches.namespaces.includes(namespace),
  );
  return watching.length > 0 ? watching : serving;
}
