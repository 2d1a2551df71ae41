import type { Definition } from '../objects/definition.ts';
import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import type { Tally } from './tally.ts';

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
  /** ValidatingWebhookConfigurations and MutatingWebhookConfigurations. */
  readonly webhookConfigurations: readonly KubeObject[];
  /** ClusterServiceVersions, Subscriptions, CatalogSources and OperatorGroups of OLM v0 (operators.coreos.com). */
  readonly csvs: readonly KubeObject[];
  readonly subscriptions: readonly KubeObject[];
  readonly catalogSources: readonly KubeObject[];
  readonly operatorGroups: readonly KubeObject[];
  /** ClusterExtensions of OLM v1 (olm.operatorframework.io). */
  readonly clusterExtensions: readonly KubeObject[];
  /** How custom resources are doing and who writes them; empty where those were not read. */
  readonly tallies: readonly Tally[];
  /** Pods of the namespaces in which operators run; others may be left out. */
  readonly pods: readonly KubeObject[];
  /** The namespaces of which `pods` has all. */
  readonly podsRead: ReadonlySet<string>;
  /** EndpointSlices of the namespaces in which operators answer webhooks; undefined where they were not read. */
  readonly endpointSlices: readonly KubeObject[] | undefined;
  readonly gaps: readonly Gap[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}
