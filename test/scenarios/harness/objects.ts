import { type ApplyInput, applicableObjects } from '../../control-plane/apply.ts';

/** What identifies an object that was applied. */
export interface AppliedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** What identifies the objects of an input. */
export function identities(input: ApplyInput): AppliedObject[] {
  return applicableObjects(input).map(({ apiVersion, kind, metadata: { name, namespace } }) => ({
    apiVersion,
    kind,
    name,
    namespace,
  }));
}
