import { conditionsOf, findCondition } from '../../objects/condition.ts';
import { objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isOnNode } from '../down/container-trouble.ts';
import { running } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/** All containers are ready, but a condition is not True that some other program has to set. */
export const readinessGateClosed = defineRule({
  id: 'readiness-gate-closed',
  explains: 'pod-down',
  looksFor:
    'A pod whose containers are ready, and that waits for a condition that another program sets (readinessGates).',
  sources: ['kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle (pod readiness)'],
  applies: ({ pod }) => isOnNode(pod) && closedGates(pod).length > 0,
  needs: () => ({}),
  judge({ pod, runs }) {
    const gates = closedGates(pod);
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} is not ready before readiness gate ${gates.join(', ')} is True`,
        certainty: 'certain',
        decisive: true,
        evidence: gates.map((gate) => {
          const condition = findCondition(conditionsOf(pod), gate);
          const text =
            condition === undefined
              ? `there is no condition ${gate}`
              : `${gate} is ${condition.status}: ${condition.message || condition.reason}`;
          return { text, source: 'pod', time: condition?.lastTransitionTime };
        }),
        remedies: [
          {
            effect: `Get the program to work that sets ${gates.join(', ')} (a load balancer's or mesh's controller): the pod is then ready by itself.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});

function closedGates(pod: KubeObject): string[] {
  const conditions = conditionsOf(pod);
  if (findCondition(conditions, 'ContainersReady')?.status !== 'True') return [];
  return objectsAt(pod.body, 'spec', 'readinessGates')
    .flatMap((gate) => stringAt(gate, 'conditionType') ?? [])
    .filter((type) => findCondition(conditions, type)?.status !== 'True');
}
