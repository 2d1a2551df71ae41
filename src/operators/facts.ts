import type { Definition } from '../objects/definition.ts';
import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';

/** What was read of a cluster to tell which operators run there. Objects are whole; empty where a type is not served. */
export interface OperatorFacts {
  readonly definitions: readonly Definition[];
  /** Deployments, StatefulSets and DaemonSets. */
  readonly workloads: readonly KubeObject[];
  readonly services: readonly KubeObject[];
  /** ClusterRoles and Roles. */
  readonly roles: readonly KubeObject[];
  /** ClusterRoleBindings and RoleBindings. */
  readonly bindings: readonly KubeObject[];
  /** Those of nodes may be left out. */
  readonly leases: readonly KubeObject[];
  /** Pods of the namespaces in which operators run; others may be left out. */
  readonly pods: readonly KubeObject[];
  readonly gaps: readonly Gap[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}
