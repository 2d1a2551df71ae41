import { nodeOf } from '../../objects/pod.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { cannotStart, isOnNode, nothingRan, waitsForImage } from '../down/container-trouble.ts';
import { nodeNamed } from '../down/needs.ts';
import { kubeletWord } from '../down/node.ts';
import { running } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/** A pod whose node has not started it, and nobody says why: mostly one that is new. */
export const podNotStarted = defineRule({
  id: 'pod-not-started',
  explains: 'pod-down',
  looksFor: 'A pod that has a node, and that its node has not started yet: new, or left lying.',
  sources: ['kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle (phase Pending)'],
  applies: ({ pod }) =>
    isOnNode(pod) && waitsForImage(pod) === undefined && cannotStart(pod) === undefined && nothingRan(pod),
  needs: ({ pod }) => ({ node: nodeNamed(nodeOf(pod) ?? '') }),
  judge({ pod, runs }, { node }) {
    if (kubeletWord(node) === undefined) return [];
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} is not started yet by Node ${nodeOf(pod)}`,
        certainty: 'possible',
        decisive: false,
        evidence: [{ text: 'none of its containers has run', source: 'pod', time: pod.metadata.creationTime }],
        remedies: [
          {
            command: kubectl(...inNamespace(pod.metadata.namespace), 'describe', 'pod', pod.metadata.name),
            effect: 'Shows what its node says of it: a large image or a volume takes its time.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
