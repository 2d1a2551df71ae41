import { conditionsOf, findCondition } from '../../objects/condition.ts';
import { eventsAbout, latestFirst } from '../../objects/event.ts';
import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, podsOfWorkload, replicaSetsOf } from '../../objects/pod.ts';
import { desiredPods } from '../../objects/workload.ts';
import { eventsIn, podsIn, replicaSetsIn } from '../down/needs.ts';
import { defineRule } from '../rule.ts';

/**
 * Controllers try again after at most 1000 s (client-go util/workqueue, DefaultTypedControllerRateLimiter): a report that
 * is older tells of another time. Milliseconds.
 */
const RECENT = 20 * 60_000;

/**
 * The API server refuses a workload's new pods. ReplicaSets keep its words in the condition ReplicaFailure until a pod is
 * made; StatefulSets and DaemonSets have events alone.
 */
export const podsCannotBeMade = defineRule({
  id: 'pods-cannot-be-made',
  explains: 'workload-down',
  looksFor:
    'A workload without pods because the API server refuses to make them (ReplicaFailure, events FailedCreate).',
  sources: [
    'kubernetes/kubernetes pkg/controller/replicaset/replica_set_utils.go (ReplicaFailure)',
    'kubernetes/kubernetes pkg/controller/statefulset/stateful_pod_control.go (FailedCreate)',
  ],
  applies: ({ workload }) => desiredPods(workload) > 0,
  needs: ({ workload: { metadata } }) => ({
    pods: podsIn(metadata.namespace),
    replicaSets: replicaSetsIn(metadata.namespace),
    events: eventsIn(metadata.namespace ?? ''),
  }),
  judge({ workload, runs }, { pods, replicaSets, events }, { now }) {
    const owned = replicaSets.ok ? replicaSetsOf(workload, replicaSets.value) : [];
    const refusal = refusalIn([workload, ...owned]) ?? reportedRefusal([workload, ...owned], events, now);
    if (refusal === undefined) return [];
    const own = pods.ok ? podsOfWorkload(workload, pods.value, replicaSets.ok ? replicaSets.value : undefined) : [];
    const living = own.filter((pod) => !hasEnded(pod) && pod.metadata.deletionTime === undefined);
    const { message, source, time } = refusal;
    return [
      {
        kind: 'symptom',
        symptom: { kind: 'pods-refused', workload, message, runs },
        // Where it has pods, these are the first question, and more of them may not help.
        certainty: !pods.ok ? 'likely' : living.length > 0 ? 'possible' : 'certain',
        evidence: [{ text: message, source, time }],
        remedies: [],
      },
    ];
  },
});

interface Refusal {
  readonly message: string;
  readonly source: string;
  readonly time: number | undefined;
}

function refusalIn(objects: readonly KubeObject[]): Refusal | undefined {
  for (const object of objects) {
    const condition = findCondition(conditionsOf(object), 'ReplicaFailure');
    if (condition?.status === 'True' && condition.reason === 'FailedCreate')
      return { message: condition.message, source: object.type.kind, time: condition.lastTransitionTime };
  }
  return undefined;
}

/** The last report, unless one of success came after it. */
function reportedRefusal(
  objects: readonly KubeObject[],
  events: Answer<readonly KubeObject[]>,
  now: number,
): Refusal | undefined {
  if (!events.ok) return undefined;
  const [last] = objects
    .flatMap((object) => eventsAbout(object, events.value))
    .filter(({ reason }) => ['FailedCreate', 'SuccessfulCreate'].includes(reason))
    .sort(latestFirst);
  if (last?.reason !== 'FailedCreate' || last.last === undefined || now - last.last > RECENT) return undefined;
  return { message: last.message, source: 'event', time: last.last };
}
