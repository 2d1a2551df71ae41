/** One entry of the table of operators (data/operators.yaml, whose head says the same to those who write it). */
export interface OperatorEntry {
  /** Id of the operator, as the other tables have it; an operator of several workloads has an entry for each. */
  readonly id: string;
  /** What people call it. */
  readonly title: string;
  /** Ends of image names without tag, by whole path segments. */
  readonly images?: readonly string[];
  /** Names of its Deployment, StatefulSet or DaemonSet. */
  readonly names?: readonly string[];
  /** API groups that it serves, whole; `*.k8s.elastic.co` is every group below that domain. */
  readonly groups?: readonly string[];
  /** Types as `plural.group`, where it shares the group with others. */
  readonly types?: readonly string[];
  /** Leases that it elects its leader with, where nothing else tells. */
  readonly leases?: readonly string[];
  /** Where it serves its metrics unless told otherwise, at /metrics; by http where no scheme is given. */
  readonly metrics?: { readonly port: number; readonly scheme?: 'https' };
  /** The repository whose manifests, charts or code name it so. */
  readonly source: string;
}
