/** What a store has of a type. */
export interface RecordedScope {
  /** What people call the cluster. */
  readonly cluster: string;
  readonly group: string;
  readonly resource: string;
  /** '': all namespaces, or cluster-scoped. */
  readonly namespace: string;
  readonly selector: string;
  readonly objects: number;
  readonly entries: number;
  /** When it was watched without a hole, oldest first; milliseconds since the epoch. */
  readonly covered: readonly { readonly since: number; readonly until: number }[];
}
