import { objectsAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';

/** Containers that stand beside others' programs: kubebuilder's old proxy of metrics, and those that service meshes add. */
const SIDECARS = new Set(['kube-rbac-proxy', 'istio-proxy', 'linkerd-proxy', 'vault-agent', 'cloud-sql-proxy']);

/**
 * The name of the container that runs an operator's program in one of its pods: the one that kubectl logs takes
 * (annotation kubectl.kubernetes.io/default-container, which kubebuilder's scaffold sets), else `manager`, else the first
 * that is no well-known sidecar.
 */
export function mainContainer({ metadata, body }: Pick<KubeObject, 'metadata' | 'body'>): string | undefined {
  const names = objectsAt(body, 'spec', 'containers').flatMap((container) => stringAt(container, 'name') ?? []);
  const told = metadata.annotations['kubectl.kubernetes.io/default-container'];
  if (told !== undefined && names.includes(told)) return told;
  return names.find((name) => name === 'manager') ?? names.find((name) => !SIDECARS.has(name)) ?? names[0];
}
