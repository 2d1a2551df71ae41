import { conditionsOf, findCondition } from '../../objects/condition.ts';
import { objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, nodeOf } from '../../objects/pod.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { running, templateRemedies } from '../down/workload-words.ts';
import type { Remedy } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** The scheduler found no node for the pod, and says why each of them does not do. */
export const podUnschedulable = defineRule({
  id: 'pod-unschedulable',
  explains: 'pod-down',
  looksFor: 'A pod for which the scheduler finds no node, or that is held back by a scheduling gate.',
  sources: [
    'kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler',
    'kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness',
  ],
  applies: ({ pod }) => unscheduled(pod) !== undefined,
  needs: () => ({}),
  judge({ pod, workload, runs }) {
    const condition = unscheduled(pod);
    if (condition === undefined) return [];
    const gates = objectsAt(pod.body, 'spec', 'schedulingGates').flatMap((gate) => stringAt(gate, 'name') ?? []);
    const gated = condition.reason === 'SchedulingGated' && gates.length > 0;
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} ${gated ? `is held back by scheduling gate ${gates.join(', ')}` : 'finds no node to run on'}`,
        certainty: 'certain',
        decisive: true,
        evidence: [
          {
            text: condition.message === '' ? condition.reason : condition.message,
            source: 'scheduler',
            time: condition.lastTransitionTime,
          },
        ],
        remedies: gated
          ? [
              {
                effect: `Find out who puts the gate ${gates.join(', ')} on pods: that program takes it off again.`,
                safety: 'safe',
              },
            ]
          : [
              ...advice(condition.message, pod),
              ...templateRemedies(workload, 'Or ask for less: resources, nodeSelector, affinity, tolerations.').slice(
                0,
                1,
              ),
            ],
      },
    ];
  },
});

function unscheduled(pod: KubeObject) {
  if (hasEnded(pod) || nodeOf(pod) !== undefined || pod.metadata.deletionTime !== undefined) return undefined;
  const scheduled = findCondition(conditionsOf(pod), 'PodScheduled');
  return scheduled?.status === 'False' ? scheduled : undefined;
}

/** By what the scheduler's plugins say (kubernetes pkg/scheduler/framework/plugins): the first that fits. */
function advice(message: string, pod: KubeObject): Remedy[] {
  const nodes = ['get', 'nodes', '-o', 'wide'];
  if (/PersistentVolumeClaim|persistentvolumeclaim|volume/i.test(message))
    return [
      {
        command: kubectl(...inNamespace(pod.metadata.namespace), 'get', 'persistentvolumeclaims'),
        effect:
          'Shows its claims: one that is not Bound, or bound to a volume of another zone, has to be repaired first.',
        safety: 'safe',
      },
    ];
  if (/unschedulable|untolerated taint|taint/i.test(message))
    return [
      {
        command: kubectl(...nodes),
        effect: 'Shows nodes that are cordoned (kubectl uncordon NODE), not ready or tainted: free one of them for it.',
        safety: 'safe',
      },
    ];
  if (/Insufficient|Too many pods/i.test(message))
    return [
      {
        command: kubectl('describe', 'nodes'),
        effect: 'Shows what is left on each node: add a node, or free what it asks for.',
        safety: 'safe',
      },
    ];
  return [{ command: kubectl(...nodes), effect: 'Shows the nodes, none of which does.', safety: 'safe' }];
}
