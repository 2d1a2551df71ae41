import type { Retrier } from './retry-ladders.ts';

/** What holds for all queues of client-go, whoever uses them (util/workqueue/delaying_queue.go, default_rate_limiters.go). */
const QUEUE = [
  'An event or a change of the object has it tried at once, and resets nothing.',
  'A success resets it; so do a restart of the process and a change of the leader, as failures are counted in memory.',
];

const CONTROLLER_RUNTIME = [
  'Up to v0.22 all objects of a controller share a bucket of 10 tries a second (100 at once) besides; since v0.23 there is none (pkg/controller/controller.go).',
  'Result.RequeueAfter resets it; Result.Requeue climbs the same ladder; a TerminalError is not tried again until the object changes or the resync (10 hours) comes.',
  ...QUEUE,
  "It does not hold where the author sets another RateLimiter in the controller's options: Crossplane's waits from 1s to 1m.",
];

/** When the default ladder of each does not hold, and what resets it; each fact from the repository of the framework. */
export const LADDER_NOTES: Readonly<Record<Retrier, readonly string[]>> = {
  'controller-runtime': CONTROLLER_RUNTIME,
  'ansible-operator': CONTROLLER_RUNTIME,
  'helm-operator': CONTROLLER_RUNTIME,
  'client-go': [
    'All objects of a queue share a bucket of 10 tries a second (100 at once): where many fail, each waits for its turn.',
    ...QUEUE,
    'Hand-written controllers often give up after a number of retries (NumRequeues), and choose their own limiter.',
  ],
  'built-in': [
    'Most controllers of kube-controller-manager forget the object after 15 retries, until an event or a resync brings it back.',
    ...QUEUE,
  ],
  josdk: [
    'After the last attempt it is tried again when the resource changes, or after 10 hours (maxReconciliationInterval); what fails then is given up at once, as only a success resets it.',
    'If an event came while a run failed, the next run follows at once and counts for nothing.',
    'It does not hold where the controller is annotated with @GradualRetry, has a Retry of its own, or returns ErrorStatusUpdateControl.withNoRetry().',
  ],
  kopf: [
    'A handler can have its own backoff=, retries= and timeout=; TemporaryError has its own delay (60s unless given), PermanentError is not tried again.',
    'How far it is stands on the object, in annotations: queue TYPE/NAME tells it exactly. A restart of the operator resets nothing.',
  ],
  'kube-rs': [
    "There is no default: the author's error_policy says how long each failure waits, and most examples wait as long each time (kube-rs/kube kube-runtime/src/controller/mod.rs).",
  ],
  unknown: [],
};
