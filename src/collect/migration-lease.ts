import type { ResourceType } from '../objects/resource-type.ts';

/** Leases (coordination.k8s.io/v1, served since Kubernetes 1.14). */
export const LEASES: ResourceType = {
  group: 'coordination.k8s.io',
  version: 'v1',
  resource: 'leases',
  singular: 'lease',
  kind: 'Lease',
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: ['get', 'create', 'patch', 'delete'],
};

/** Where all who migrate meet. */
export const MIGRATION_NAMESPACE = 'kube-system';

/** The Lease by which runs of this program that migrate the same type keep off each other. */
export function migrationLease(resource: string): { readonly namespace: string; readonly name: string } {
  return { namespace: MIGRATION_NAMESPACE, name: `kubectl-operator-migrate-${resource}`.slice(0, 253) };
}
