import { loadAll } from 'js-yaml';
import type { ApplyInput } from '../../control-plane/apply.ts';

/** What identifies an object that was applied. */
export interface AppliedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** The objects of what is applied; lists are not looked into. */
export function kubernetesObjects(input: ApplyInput): AppliedObject[] {
  const documents: readonly unknown[] =
    typeof input === 'string' ? loadAll(input) : Array.isArray(input) ? input : [input];
  return documents.flatMap((document) => (isObject(document) ? [identityOf(document)] : []));
}

interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** The API server checks the rest. */
function isObject(document: unknown): document is KubernetesObject {
  return typeof document === 'object' && document !== null && 'kind' in document && 'metadata' in document;
}

function identityOf({ apiVersion, kind, metadata }: KubernetesObject): AppliedObject {
  return { apiVersion, kind, name: metadata.name, namespace: metadata.namespace };
}
