import type { Condition } from '../condition.ts';
import type { JsonObject } from '../json.ts';
import type { Metadata } from '../metadata.ts';

/** How an object is doing, in the terms of kstatus (sigs.k8s.io/cli-utils pkg/kstatus). */
export type ReadinessState =
  /** As its spec wants it. */
  | 'current'
  /** On the way there, or waiting for something. */
  | 'in-progress'
  /** Something is wrong that hardly goes away by waiting. */
  | 'failed'
  /** Deletion was asked for. */
  | 'terminating'
  /** Nothing about it is known: only its metadata was read, or it says nothing that is understood. */
  | 'unknown';

/** What an object's status says. Texts are the cluster's own words: sanitised only where they are drawn. */
export interface Readiness {
  readonly state: ReadinessState;
  /** `True`, `False`, `Unknown`, `2/3`, or '' where the object knows no such thing. */
  readonly ready: string;
  /** Why it is not as it should be, or what it is doing; '' where there is nothing to say. */
  readonly reason: string;
  readonly message: string;
  /** When the condition behind this last changed, in milliseconds since the epoch. */
  readonly since: number | undefined;
}

/** What a rule sees of an object that was read whole. */
export interface Subject {
  readonly body: JsonObject;
  readonly metadata: Metadata;
  readonly conditions: readonly Condition[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Judges objects of one kind; undefined where it has nothing to say and more general rules apply. */
export type Rule = (subject: Subject) => Readiness | undefined;

/** A readiness; what is not given is empty. */
export function verdict(state: ReadinessState, rest: Partial<Omit<Readiness, 'state'>> = {}): Readiness {
  return { state, ready: '', reason: '', message: '', since: undefined, ...rest };
}

/** Reason, message and time of a condition. */
export function because(condition: Condition | undefined): Pick<Readiness, 'reason' | 'message' | 'since'> {
  const { type = '', reason = '', message = '', lastTransitionTime: since } = condition ?? {};
  return { reason: reason === '' ? type : reason, message, since };
}
