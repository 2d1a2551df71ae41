import type { AttemptCount } from '../../knowledge/attempt-count.ts';
import type { NextTry } from '../../knowledge/backoff.ts';
import type { Retrier } from '../../knowledge/retry-ladders.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { LogRecord } from '../../operators/log/log-record.ts';
import type { FailingObject } from '../reading.ts';
import type { HeldUp, Workers } from './workers.ts';

/** What is known of one object and of those who work on it. Times are milliseconds since the epoch. */
export interface ObjectFacts {
  /** Read whole. */
  readonly object: KubeObject;
  readonly retrier: Retrier;
  /** Since when the process runs or leads, and so counts attempts; undefined where nobody says. */
  readonly counting: { readonly since: number; readonly why: string } | undefined;
  readonly logs: readonly ObjectLog[];
  /** Of the object's namespace. */
  readonly events: readonly KubeObject[];
  /** The object among those that JOSDK's metrics name. */
  readonly named: FailingObject | undefined;
  /** What queue and run of its controller take together, nearly always, in milliseconds, where metrics tell. */
  readonly delay: number | undefined;
  /** Its controller has a priority queue, as its metrics show. */
  readonly hasPriorities: boolean;
  /** Its controller's workers, process by process, as metrics tell at one look. */
  readonly workers: readonly Workers[];
  /** Its operator is known, its pods were read, and no process runs in any of them. */
  readonly withoutProcess: boolean;
  /** Under which names the operator writes. */
  readonly managers: readonly string[];
  readonly now: number;
}

/** What could be read of a pod's log. */
export interface ObjectLog {
  readonly pod: string;
  readonly records: readonly LogRecord[];
  /** Nothing at its beginning was left out. */
  readonly whole: boolean;
}

/** Something that was seen, in one line that ` at TIME` can follow where there is one; may hold cluster data. */
export interface Statement {
  readonly text: string;
  /** What says so: log, event, metrics, condition, managedFields, kopf, or whose default it is. */
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly time?: number | undefined;
}

/** When something is tried next: as it stands on the object (kopf), or reckoned. */
export type NextAttempt = NextTry | { readonly kind: 'exact'; readonly at: number };

/** How one controller, or one handler, is doing with an object. */
export interface Attempted {
  /** The controller, or the handler; undefined where nothing names it. */
  readonly by: string | undefined;
  /**
   * `recovered`: it has failed, and something tells that it has succeeded since. `overdue`: the next failure or success
   * should have been seen by now.
   */
  readonly state: 'given-up' | 'failing' | 'overdue' | 'recovered';
  /** Failures in a row; undefined where nothing tells. */
  readonly attempts: AttemptCount | undefined;
  /** Whether they were counted: an estimate where not. */
  readonly isCounted: boolean;
  /** They are Warnings, which need not be of failed attempts: what would tell of these was not read. */
  readonly isWarned?: boolean;
  /** The first failure that is known of. */
  readonly since: number | undefined;
  /** There may be earlier ones. */
  readonly isSinceOpen: boolean;
  readonly last: number | undefined;
  /** The last error, in the words of whoever failed; one line. */
  readonly error: string | undefined;
  readonly next: NextAttempt;
  readonly basis: readonly Statement[];
}

/** What is known of one object in the queues of those who work on it. */
export interface ObjectQueue {
  readonly object: KubeObject;
  /** By whose rules it is tried again. */
  readonly retrier: Retrier;
  /** Those that need somebody first; empty where no failed attempt is known. */
  readonly attempts: readonly Attempted[];
  /** What else was seen of it, whoever failed. */
  readonly seen: readonly Statement[];
  /** What holds up objects of its controller; undefined where nothing is known to. */
  readonly heldUp: HeldUp | undefined;
  /** Nobody is there to try it: no process of its operator runs. */
  readonly withoutProcess: boolean;
  /** It says that it is ready: a failure before may be over, as frameworks log no success. */
  readonly isReady: boolean;
  /** No failed attempt is known: whether that says that there is none, and why. */
  readonly quiet: { readonly isKnown: boolean; readonly why: string } | undefined;
}
