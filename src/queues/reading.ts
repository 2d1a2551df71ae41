import type { Histogram } from '../metrics/page.ts';

/** Whose names the metrics of a controller have. */
export type MetricsFramework = 'controller-runtime' | 'client-go' | 'josdk';

/**
 * What is counted of a controller. Results are of reconciles: `error` holds `terminal` and `panic` too, `timeout` none of
 * them (kubernetes-sigs/controller-runtime pkg/internal/controller/controller.go). `exhausted` are last attempts of JOSDK
 * that failed.
 */
export const COUNTERS = [
  'reconciles',
  'success',
  'requeue',
  'requeue_after',
  'error',
  'terminal',
  'panic',
  'timeout',
  'exhausted',
  'adds',
  'retries',
] as const;

/** One of them. */
export type Counter = (typeof COUNTERS)[number];

/** What one page says of one controller and its queue. What the framework does not measure is undefined. */
export interface ControllerReading {
  readonly name: string;
  readonly framework: MetricsFramework;
  /** Ready objects: those that wait out a back-off or a timer are in no metric. */
  readonly depth: number | undefined;
  /** Of a priority queue: the same by priority, highest first; empty for others. */
  readonly depthByPriority: readonly { readonly priority: string; readonly depth: number }[];
  readonly counters: Readonly<Partial<Record<Counter, number>>>;
  /** From ready to picked up, in seconds. */
  readonly wait: Histogram | undefined;
  /** Reconciles, in seconds. */
  readonly work: Histogram | undefined;
  /** Workers that are at work. */
  readonly busy: number | undefined;
  /** As many can be. */
  readonly workers: number | undefined;
  /** How long the oldest reconcile that has not ended has run, in milliseconds. */
  readonly longest: number | undefined;
  /** The same of all that have not ended, added up. */
  readonly unfinished: number | undefined;
  /** Objects that there are; only metrics of JOSDK tell. */
  readonly objects?: number | undefined;
  /** Objects that were deleted since the process began; only JOSDK's second metrics tell. */
  readonly deleted?: number | undefined;
  /**
   * Counters that are kept object by object, and forgotten with their object: they can fall in a process that goes on
   * (JOSDK, with its metrics per resource).
   */
  readonly perObject?: readonly Counter[];
  /** Objects that metrics name as having failed since the process began (JOSDK, with its metrics per resource). */
  readonly failing: readonly FailingObject[];
}

/** An object that metrics name. */
export interface FailingObject {
  readonly namespace: string | undefined;
  readonly name: string;
  /** How far it came: 0 the first try. */
  readonly retry: number;
  /** That was the last: only an event or a change makes it be tried again. */
  readonly last: boolean;
  readonly failures: number;
  /** No retry has followed the last failure, as far as totals tell: it has not recovered since. */
  readonly isOpen: boolean;
}

/** What one page says of a webhook that the process answers. */
export interface WebhookReading {
  /** Its path. */
  readonly name: string;
  readonly requests: number;
  /** Those answered with a status of 500 and above. */
  readonly failures: number;
  /** Seconds. */
  readonly latency: Histogram | undefined;
}

/** What one page says of its process. */
export interface ProcessReading {
  /** When the page had come, in milliseconds since the epoch. */
  readonly at: number;
  /** How old the page can be, where `at` is not when it came but follows from an interval that was named. */
  readonly earliest?: number;
  /** When the process began, as it says; can be off by a second. */
  readonly startTime: number | undefined;
  /** Lease by Lease, whether it leads. */
  readonly leading: readonly { readonly lease: string; readonly leads: boolean }[];
  readonly controllers: readonly ControllerReading[];
  /** Controllers beyond those: so many are not read. */
  readonly leftOut?: number;
  readonly webhooks: readonly WebhookReading[];
  /** Requests to the API server by status code (`<error>` where none came). */
  readonly requests: Readonly<Record<string, number>>;
  /** Requests that changed something (POST, PUT, PATCH, DELETE). */
  readonly writes: number | undefined;
  /** Waits for the client's own rate limiter, in seconds; most processes do not expose it. */
  readonly throttled: Histogram | undefined;
}
