import { stringAt } from '../../objects/json.ts';
import { crashingContainer, ranOutOfMemory } from '../down/container-trouble.ts';
import { crashEvidence, crashNeeds } from '../down/crash.ts';
import { kubeletWord } from '../down/node.ts';
import { containerSpec } from '../down/pod-parts.ts';
import { doubled } from '../down/quantity.ts';
import { effectOn, running, templateRemedies, workloadCommand } from '../down/workload-words.ts';
import type { Remedy } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A container that takes more memory than its limit, or than its node has, is killed by the kernel: OOMKilled. */
export const containerOutOfMemory = defineRule({
  id: 'container-out-of-memory',
  explains: 'pod-down',
  looksFor: 'A container that is killed again and again because it takes more memory than its limit (OOMKilled).',
  sources: ['kubernetes.io/docs/concepts/configuration/manage-resources-containers', 'containerd (reason OOMKilled)'],
  applies: ({ pod }) => {
    const crashing = crashingContainer(pod);
    return crashing !== undefined && ranOutOfMemory(crashing);
  },
  needs: ({ pod }) => crashNeeds(pod),
  judge({ pod, workload, runs }, { node, log }, { now }) {
    const crashing = crashingContainer(pod);
    const certainty = kubeletWord(node);
    if (crashing === undefined || certainty === undefined) return [];
    const { name } = crashing.container;
    const limit = stringAt(containerSpec(pod, name), 'resources', 'limits', 'memory');
    const more = limit === undefined ? undefined : doubled(limit);
    const where = limit === undefined ? 'than its node has' : `than its limit of ${limit}`;
    const raise: Remedy[] =
      workload === undefined || more === undefined
        ? []
        : [
            {
              command: workloadCommand(['set', 'resources'], workload, '-c', name, `--limits=memory=${more}`),
              effect: effectOn(workload, 'Doubles its limit and starts it anew: enough, where it did not leak.'),
              safety: 'safe',
            },
          ];
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} is killed again and again: its container ${name} takes more memory ${where}`,
        certainty,
        decisive: true,
        evidence: crashEvidence(crashing, log, now),
        remedies: [...raise, ...templateRemedies(workload, 'Give the container more memory.')],
      },
    ];
  },
});
