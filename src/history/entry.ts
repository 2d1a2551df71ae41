import type { Happening } from './happening.ts';
import type { When } from './when.ts';

/** Whose history it is. A name that was given anew has another uid, and is another subject. */
export interface Subject {
  /** How the store that tells of it names its cluster; undefined: the cluster that is read. */
  readonly cluster?: string | undefined;
  readonly group: string;
  readonly kind: string;
  /** undefined for cluster-scoped objects. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** '' where only the name is known, as of Prometheus' series. */
  readonly uid: string;
}

/**
 * Where an entry was read. `status`: conditions and times in the status; `managedFields`; `events`; `metadata`: creation and
 * deletion; `revisions`: ReplicaSets and ControllerRevisions; `helm`: release Secrets; `csv`, `flux`, `argo`: histories that
 * these keep in their status; `containers`: of Pods; `lease`; `log`; `record`: a store of `record`; `watch`: seen by
 * `conditions --watch` as it happened; `prometheus`.
 */
export type Source =
  | 'status'
  | 'managedFields'
  | 'events'
  | 'metadata'
  | 'revisions'
  | 'helm'
  | 'csv'
  | 'flux'
  | 'argo'
  | 'containers'
  | 'lease'
  | 'log'
  | 'record'
  | 'watch'
  | 'prometheus';

/** Something that happened to an object. */
export interface Entry {
  readonly subject: Subject;
  readonly when: When;
  /** More than one where several tell the same. */
  readonly sources: readonly Source[];
  readonly what: Happening;
  /**
   * Of two entries of one store and one cluster the later has the greater number (it follows resourceVersions): it orders what
   * the clock cannot. undefined elsewhere.
   */
  readonly sequence?: number | undefined;
  /**
   * Of the entries of one subject and one source the later one has the greater number, where what was read has that order:
   * times are whole seconds, and a container can start and end in one. Absent: nothing tells.
   */
  readonly turn?: number | undefined;
  /** Which store tells it, where there are several: two of them can tell of one happening. */
  readonly store?: string | undefined;
}
