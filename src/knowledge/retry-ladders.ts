/** Who tries again what has failed: the frameworks of operators, bare client-go, and controllers of Kubernetes itself. */
export type Retrier =
  | 'controller-runtime'
  | 'client-go'
  | 'built-in'
  | 'josdk'
  | 'kopf'
  | 'kube-rs'
  | 'ansible-operator'
  | 'helm-operator'
  | 'unknown';

/** How long one object waits between tries while each of them fails, by default. All times are milliseconds. */
export interface RetryLadder {
  /** The wait before retry n, from 1 on. */
  readonly wait: (retry: number) => number;
  /** The longest wait. */
  readonly longest: number;
  /** After this many retries it is given up; undefined: never. */
  readonly retries: number | undefined;
  /** How long after it was given up it is tried again anyway; undefined: when an event wakes it, at the latest at a resync. */
  readonly afterwards: number | undefined;
  /** The rule in words. */
  readonly rule: string;
  /** Repository and file. */
  readonly source: string;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** 5 ms · 2ⁿ, at most 1000 s. */
const EXPONENTIAL = {
  wait: (retry: number) => Math.min(5 * 2 ** (retry - 1), 1000 * SECOND),
  longest: 1000 * SECOND,
  retries: undefined,
  afterwards: undefined,
} as const;

const CONTROLLER_RUNTIME: RetryLadder = {
  ...EXPONENTIAL,
  rule: '5 ms after the first failure, twice as long after each other, at most 16m40s',
  // Up to v0.22 with the bucket of client-go, since v0.23 without it.
  source: 'kubernetes-sigs/controller-runtime pkg/controller/controller.go',
};

/** The waits of GenericRetry's defaults: 2 s, from the third retry on half as long again each time. */
const JOSDK_WAITS = [2000, 2000, 3000, 4500, 6750];

/**
 * What each does by default; undefined where nothing is known, as of kube-rs, where the operator's error_policy alone
 * decides (kube-rs/kube kube-runtime/src/controller/mod.rs). Operators can set their own limits: an estimate, not a fact.
 */
export const RETRY_LADDERS: Readonly<Record<Retrier, RetryLadder | undefined>> = {
  'controller-runtime': CONTROLLER_RUNTIME,
  // Both are programs of controller-runtime (operator-framework/operator-sdk).
  'ansible-operator': CONTROLLER_RUNTIME,
  'helm-operator': CONTROLLER_RUNTIME,
  'client-go': {
    ...EXPONENTIAL,
    rule: '5 ms after the first failure, twice as long after each other, at most 16m40s, and no more than 10 a second of all objects',
    source: 'kubernetes/client-go util/workqueue/default_rate_limiters.go',
  },
  'built-in': {
    ...EXPONENTIAL,
    longest: EXPONENTIAL.wait(15),
    retries: 15,
    rule: '5 ms after the first failure, twice as long after each other, 15 times within 3 minutes',
    source: 'kubernetes/kubernetes pkg/controller/servicecidrs/servicecidrs_controller.go, maxRetries',
  },
  josdk: {
    wait: (retry) => JOSDK_WAITS[retry - 1] ?? JOSDK_WAITS.at(-1) ?? 0,
    longest: 6750,
    retries: JOSDK_WAITS.length,
    // maxReconciliationInterval
    afterwards: 10 * HOUR,
    rule: '2 s to 6.75 s after each failure, 5 times within 20 seconds, then once in 10 hours or when the object changes',
    source:
      'operator-framework/java-operator-sdk operator-framework-core/src/main/java/io/javaoperatorsdk/operator/processing/retry/GenericRetry.java',
  },
  kopf: {
    wait: () => 60 * SECOND,
    longest: 60 * SECOND,
    retries: undefined,
    afterwards: undefined,
    rule: '60 s after each failure, unless the handler calls it permanent',
    source: 'nolar/kopf kopf/_cogs/configs/configuration.py, default_backoff',
  },
  'kube-rs': undefined,
  unknown: undefined,
};
