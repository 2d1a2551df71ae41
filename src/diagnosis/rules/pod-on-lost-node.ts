import { isShutDown } from '../../objects/claim-use.ts';
import type { KubeObject } from '../../objects/object.ts';
import { nodeOf } from '../../objects/pod.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { podOwner } from '../controllers/pod-owner.ts';
import { nodeNamed } from '../down/needs.ts';
import { nodeTrouble } from '../down/node.ts';
import type { Finding, Remedy } from '../finding.ts';
import { defineRule } from '../rule.ts';

const SOURCE = 'kubernetes.io/docs/concepts/architecture/nodes/#non-graceful-node-shutdown';

/**
 * A pod is taken out of the API by the kubelet of its node, after its containers have ended. Without a kubelet nobody
 * does; what takes pods of a node that is gone, or that has the taint out-of-service, is the pod garbage collector.
 */
export const podOnLostNode = defineRule({
  id: 'pod-on-lost-node',
  explains: 'terminating',
  looksFor: 'A pod on a node that gives no sign of life: its kubelet alone knows when the containers have ended.',
  sources: [SOURCE, 'kubernetes/kubernetes pkg/kubelet/status/status_manager.go, canBeDeleted'],
  applies: ({ object }) =>
    object.type.kind === 'Pod' && object.type.group === '' && nodeOf(object) !== undefined && !isShutDown(object),
  needs: ({ object }) => ({ node: nodeNamed(nodeOf(object) ?? '') }),
  judge({ object }, { node: answered }): readonly Finding[] {
    const name = nodeOf(object) ?? '';
    const trouble = answered.ok ? nodeTrouble(answered.value) : undefined;
    const gone = !answered.ok && answered.gap.reason === 'not-found';
    if (!gone && trouble === undefined) return [];
    return [
      {
        kind: 'symptom',
        symptom: { kind: 'node-down', node: name },
        // False is a kubelet's own word: one that is there, and may yet end its pods.
        certainty: trouble?.status === 'False' ? 'likely' : 'certain',
        evidence: [{ text: `it is on Node ${name}`, source: 'pod' }],
        remedies: [forceDelete(object)],
      },
    ];
  },
});

/** Takes a pod out of the API, whatever goes on on its node. */
export function forceDelete(pod: KubeObject): Remedy {
  const owner = podOwner(pod);
  const twice =
    owner?.kind === 'StatefulSet'
      ? ` StatefulSet ${owner.name} then starts another ${pod.metadata.name}; if the first still runs, both write to the same data.`
      : '';
  return {
    command: kubectl(...inNamespace(pod.metadata.namespace), 'delete', typeAndName(pod), '--grace-period=0', '--force'),
    effect: `Takes the pod out of the API without waiting for its node.${twice}`,
    safety: 'last-resort',
    leavesBehind: {
      text: 'containers that may still run on the node, and volumes that may still be mounted there',
      source: 'kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod',
    },
  };
}
