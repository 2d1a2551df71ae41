import { nodeOf } from '../../objects/pod.ts';
import { cannotStart } from '../down/container-trouble.ts';
import { nodeNamed } from '../down/needs.ts';
import { kubeletWord } from '../down/node.ts';
import { running, templateRemedies } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/** What a missing Secret or ConfigMap looks like: that is another rule's finding, which looks for the object itself. */
const MISSING = /^(secret|configmap) ".*" not found$/i;

/** A container that its kubelet or the runtime cannot make or start at all. */
export const containerCannotStart = defineRule({
  id: 'container-cannot-start',
  explains: 'pod-down',
  looksFor:
    'A container that cannot be made or started: a key that its Secret lacks, a command that is not there, a failing hook.',
  sources: ['kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_container.go'],
  applies: ({ pod }) => cannotStart(pod) !== undefined,
  needs: ({ pod }) => ({ node: nodeNamed(nodeOf(pod) ?? '') }),
  judge({ pod, workload, runs }, { node }) {
    const waiting = cannotStart(pod);
    const certainty = kubeletWord(node);
    if (waiting === undefined || certainty === undefined || MISSING.test(waiting.message)) return [];
    const { container, reason, message } = waiting;
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} cannot start its container ${container.name} (${reason})`,
        certainty,
        decisive: true,
        evidence: [{ text: message === '' ? reason : message, source: 'pod' }],
        remedies: templateRemedies(workload, 'Repair what the message names; its pods are then made anew.'),
      },
    ];
  },
});
