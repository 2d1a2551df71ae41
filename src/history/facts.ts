import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import type { Coverage } from './coverage.ts';
import type { Entry, Subject } from './entry.ts';

/** What was read to tell the history of objects. */
export interface HistoryFacts {
  /** The objects that were asked for, read whole, with what they own after them where that was asked for. */
  readonly objects: readonly KubeObject[];
  /** Whole Events of their namespaces; those about others are passed over. */
  readonly events: readonly KubeObject[];
  /** ReplicaSets and ControllerRevisions that one of them owns, read whole. */
  readonly revisions: readonly KubeObject[];
  /** Helm's release Secrets, as metadata: values are never read. */
  readonly releases: readonly KubeObject[];
  /** Leases of the operators that serve them, read whole, with the object that each tells of. */
  readonly leases: readonly { readonly lease: KubeObject; readonly of: KubeObject }[];
  /** Lines of logs that name one of them, one entry for what repeats. */
  readonly logs: readonly Entry[];
  /** What stores of `record` know of them. */
  readonly recorded: readonly Entry[];
  /** Whose history stores know by these names, gone or there; those that are no `objects` are subjects, too. */
  readonly known?: readonly Subject[];
  /** When stores missed nothing of them. */
  readonly covered?: readonly Coverage[];
  /** What Prometheus knows of them. */
  readonly measured: readonly Entry[];
  readonly gaps: readonly Gap[];
  /** Milliseconds since the epoch, by the clock of the cluster. */
  readonly now: number;
}

/** Nothing that was read, before what is known is put in its place. */
export const NO_FACTS: Omit<HistoryFacts, 'now'> = {
  objects: [],
  events: [],
  revisions: [],
  releases: [],
  leases: [],
  logs: [],
  recorded: [],
  measured: [],
  gaps: [],
};
