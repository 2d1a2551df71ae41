import { containerStatuses } from '../../objects/container-status.ts';
import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, podPhase } from '../../objects/pod.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { evictionText } from '../down/eviction.ts';
import { exitText } from '../down/exit-code.ts';
import { running } from '../down/workload-words.ts';
import type { Evidence } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A pod that has ended does not run again; it was not its node that ended it for its own sake. */
export const podFailed = defineRule({
  id: 'pod-failed',
  explains: 'pod-down',
  looksFor: 'A pod that has ended for good: it failed, was not let in by its node, or has done its work.',
  sources: ['kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle (phase)'],
  applies: ({ pod }) => hasEnded(pod) && pod.metadata.deletionTime === undefined && evictionText(pod) === undefined,
  needs: () => ({}),
  judge({ pod, runs }) {
    const reason = stringAt(pod.body, 'status', 'reason') ?? '';
    const how = podPhase(pod) === 'Succeeded' ? 'has ended by itself' : 'has failed';
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} ${how}${reason === '' ? '' : ` (${reason})`} and does not run again`,
        // Its controller makes another one: that there is none yet may have another reason.
        certainty: pod.metadata.owners.some(({ controller }) => controller) ? 'likely' : 'certain',
        decisive: false,
        evidence: evidenceOf(pod),
        remedies: [
          {
            command: kubectl(...inNamespace(pod.metadata.namespace), 'logs', pod.metadata.name, '--all-containers'),
            effect: 'Shows what it said before it ended, where its log is still there.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});

function evidenceOf(pod: KubeObject): Evidence[] {
  const message = stringAt(pod.body, 'status', 'message') ?? '';
  const ends = containerStatuses(pod).flatMap(({ name, ended }) =>
    ended === undefined
      ? []
      : [{ text: `container ${name} ended with ${exitText(ended.exitCode)}`, source: 'pod', time: ended.finishedAt }],
  );
  return [...(message === '' ? [] : [{ text: message, source: 'pod' }]), ...ends];
}
