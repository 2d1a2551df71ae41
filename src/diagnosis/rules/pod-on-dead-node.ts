import { nodeOf } from '../../objects/pod.ts';
import { isOnNode } from '../down/container-trouble.ts';
import { nodeNamed } from '../down/needs.ts';
import { nodeTrouble } from '../down/node.ts';
import { defineRule } from '../rule.ts';

/** Nobody starts, restarts or probes the containers of a node whose kubelet is silent. */
export const podOnDeadNode = defineRule({
  id: 'pod-on-dead-node',
  explains: 'pod-down',
  looksFor: 'A pod whose node is not ready, or gone.',
  sources: ['kubernetes.io/docs/concepts/architecture/nodes (node status)'],
  applies: ({ pod }) => isOnNode(pod),
  needs: ({ pod }) => ({ node: nodeNamed(nodeOf(pod) ?? '') }),
  judge({ pod }, { node }) {
    const name = nodeOf(pod);
    if (name === undefined) return [];
    if (node.ok ? nodeTrouble(node.value) === undefined : node.gap.reason !== 'not-found') return [];
    return [
      {
        kind: 'symptom',
        symptom: { kind: 'node-down', node: name },
        certainty: 'certain',
        evidence: [{ text: `it is on Node ${name}`, source: 'pod' }],
        remedies: [],
      },
    ];
  },
});
