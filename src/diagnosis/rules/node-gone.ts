import { kubectl } from '../commands.ts';
import { nodeNamed } from '../down/needs.ts';
import { defineRule } from '../rule.ts';

/** A node that was removed from the cluster: the pod garbage collector removes its pods, unless finalizers hold them. */
export const nodeGone = defineRule({
  id: 'node-gone',
  explains: 'node-down',
  looksFor: 'A node that is not in the cluster any more.',
  sources: ['kubernetes/kubernetes pkg/controller/podgc/gc_controller.go (gcOrphaned)'],
  needs: ({ node }) => ({ node: nodeNamed(node) }),
  judge({ node: name }, { node }) {
    if (node.ok || node.gap.reason !== 'not-found') return [];
    return [
      {
        kind: 'root',
        summary: `Node ${name} is not in the cluster any more`,
        certainty: 'certain',
        decisive: true,
        evidence: [{ text: `there is no Node ${name}`, source: 'nodes' }],
        remedies: [
          {
            command: kubectl('get', 'pods', '-A', `--field-selector=spec.nodeName=${name}`),
            effect:
              'Shows what is left of it. The pod garbage collector removes it within a minute or two; where it does not, bring the node back, or look for finalizers on the pods.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
