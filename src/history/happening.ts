/** What happened. Texts are the cluster's own, and hostile like all of it. */
export type Happening =
  | ConditionChange
  | Write
  | EventSeen
  | { readonly kind: 'created' }
  | { readonly kind: 'deletion-asked'; readonly finalizers: readonly string[] }
  | { readonly kind: 'deleted' }
  | GenerationChange
  /** The operator wrote down that it has seen a generation (status.observedGeneration). */
  | Observed
  | Rollout
  | Release
  | Phase
  | ContainerChange
  | LeaseChange
  | LogSeen
  | Hole;

/** Nobody watched: what happened then may be missing, and what follows may have happened in it. `when` is its end. */
interface Hole {
  readonly kind: 'hole';
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly why: string;
  /** Events alone may be missing. Absent: anything. */
  readonly only?: 'events';
}

/** The operator wrote down that it has seen a generation (observedGeneration). */
export interface Observed {
  readonly kind: 'observed';
  readonly generation: number;
  /** The condition that says so; undefined: the status as a whole. */
  readonly condition?: string | undefined;
}

/** A condition has, from then on, this status, reason and message. */
export interface ConditionChange {
  readonly kind: 'condition';
  readonly type: string;
  /** `True`, `False`, `Unknown`, or what the controller wrote. undefined: the condition was removed. */
  readonly status: string | undefined;
  readonly reason: string;
  readonly message: string;
  /** The status before, where it is known; undefined inside: there was no such condition. Absent: not known. */
  readonly before?: { readonly status: string | undefined };
  /** When it was last said to be still so (lastHeartbeatTime, lastProbeTime), milliseconds since the epoch. */
  readonly confirmed?: number;
  /**
   * What the time of the change is that of, where the object alone tells it: `status`, it got its status then, and may have
   * got reason and message since; `content`, status, reason or message changed then, and the status may have been the same
   * before; `write`, it was written then, and nothing more is known. Absent where the change was seen: then `before` is there.
   */
  readonly timeOf?: 'status' | 'content' | 'write';
  /**
   * Conditions were written again since: reason and message are known to be so since this time at the latest, milliseconds
   * since the epoch, and may have been others when the status changed.
   */
  readonly asOf?: number;
}

/** Somebody wrote fields (an entry of metadata.managedFields). Their last write alone is known. */
export interface Write {
  readonly kind: 'write';
  readonly manager: string;
  /** `Apply` or `Update`; `` where it is not said. */
  readonly operation: string;
  readonly subresource: string | undefined;
  /** What they own: paths such as `spec.replicas`; a set that is whole theirs ends there. Not all need have been written then. */
  readonly fields: readonly string[];
  /**
   * The generation since then, where it is the last write of the spec that left a mark: one that only took fields away leaves
   * none, so that a later one can have made it.
   */
  readonly generation?: number | undefined;
}

/** Events of one reason and message; `when` is the first and the last of them where they are counted. */
export interface EventSeen {
  readonly kind: 'event';
  /** `Normal`, `Warning`, or what the reporter wrote. */
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** First of them, milliseconds since the epoch; equals `when` where there is one. `when` is the last. */
  readonly first: number | undefined;
  readonly reporter: string;
  /** They are about an object of the same name that was there before: its uid. */
  readonly earlier?: string;
}

/** The spec (or metadata that counts) changed: metadata.generation moved. */
export interface GenerationChange {
  readonly kind: 'generation';
  readonly generation: number;
  /** What changed, where something can tell; undefined where nothing can. */
  readonly changes?: readonly FieldChange[] | undefined;
  /** Who wrote it, where one manager alone wrote the spec at that moment. */
  readonly manager?: string | undefined;
}

/** A field before and after, as JSON texts; undefined: it was not there. */
export interface FieldChange {
  /** `spec.replicas`, `spec.template.spec.containers[name=app].image`. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A revision of a workload was made: a ReplicaSet of a Deployment, or a ControllerRevision. */
export interface Rollout {
  readonly kind: 'rollout';
  readonly revision: number | undefined;
  /** Name of the ReplicaSet or ControllerRevision. */
  readonly name: string;
  readonly images: readonly string[];
  /** What changed in the template since the revision before; undefined where that one is not kept, or there was none. */
  readonly changes?: readonly FieldChange[] | undefined;
  /** It was there before, and became the newest again, as by `kubectl rollout undo`. */
  readonly isAgain?: boolean;
}

/** Helm wrote a revision of a release. */
export interface Release {
  readonly kind: 'release';
  readonly release: string;
  readonly revision: number;
  /** Helm's word, such as `deployed` or `failed`; `begun`: Helm began to bring it to the cluster. */
  readonly status: string;
  /** What became of the revision, in Helm's word, as it is now; where the entry is not of that itself. */
  readonly outcome?: string;
  /** `CHART-VERSION`, where it is known. */
  readonly chart?: string;
}

/** A controller that keeps phases: OLM's CSV, Flux' history, Argo CD's operations, Jobs. */
export interface Phase {
  readonly kind: 'phase';
  readonly phase: string;
  readonly reason: string;
  readonly message: string;
  /** What has the phase, where it is not the object as a whole: `operation`, `health`, `revision main@sha1:…`. */
  readonly of?: string;
  /** It was said so many times, first at `first`, milliseconds since the epoch; `when` is the last time. Absent: once. */
  readonly repeated?: { readonly first: number; readonly count: number | undefined };
}

/** A container of a Pod began to run, or ended. */
export interface ContainerChange {
  readonly kind: 'container';
  readonly container: string;
  readonly state: 'started' | 'ended';
  /** `OOMKilled`, `Error`, `Completed`; '' where it started. */
  readonly reason: string;
  readonly exitCode: number | undefined;
  /** Restarts so far, as the Pod says now; undefined where it does not count for this one. */
  readonly restarts: number | undefined;
  /** It runs before the others: an init container. */
  readonly isInit?: boolean;
}

/** A Lease of the operator was taken, or let go where `holder` is ''. */
export interface LeaseChange {
  readonly kind: 'lease';
  /** `NAMESPACE/NAME`. */
  readonly lease: string;
  readonly holder: string;
  readonly transitions: number | undefined;
  /** When it was last renewed, where that was too long ago: the holder shows no sign of life since. Milliseconds since the epoch. */
  readonly silentSince?: number;
}

/** Lines of a log that name the object and say the same; `when` is the last of them. */
export interface LogSeen {
  readonly kind: 'log';
  readonly pod: string;
  readonly level: 'error' | 'warning' | 'info';
  readonly text: string;
  readonly count: number;
  readonly first: number | undefined;
}
