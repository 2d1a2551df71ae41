import type { KubeObject } from '../objects/object.ts';
import { apiVersionOf } from '../objects/resource-type.ts';

/** An object by name, in `-o json|yaml`. */
export interface ObjectDocument {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly uid: string;
}

/** An object's name for programs. */
export function objectDocument({ type, metadata }: KubeObject): ObjectDocument {
  const { namespace, name, uid } = metadata;
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    uid,
  };
}
