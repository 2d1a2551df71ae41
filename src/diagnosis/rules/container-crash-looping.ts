import { inNamespace, kubectl } from '../commands.ts';
import { crashingContainer, ranOutOfMemory } from '../down/container-trouble.ts';
import { crashEvidence, crashNeeds } from '../down/crash.ts';
import { kubeletWord } from '../down/node.ts';
import { endedByProbe } from '../down/probe-events.ts';
import { running, templateRemedies } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/** A container that ends again and again by itself is started less and less often: why, stands in its last words. */
export const containerCrashLooping = defineRule({
  id: 'container-crash-looping',
  explains: 'pod-down',
  looksFor: 'A container that ends by itself again and again: its exit code, and the last lines of its log.',
  sources: [
    'kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle (container states, restart policy)',
    'kubernetes/kubernetes pkg/kubelet/container/sync_result.go (CrashLoopBackOff)',
  ],
  applies: ({ pod }) => {
    const crashing = crashingContainer(pod);
    return crashing !== undefined && !ranOutOfMemory(crashing);
  },
  needs: ({ pod }) => crashNeeds(pod),
  judge({ pod, workload, runs }, { node, log, events }, { now }) {
    const crashing = crashingContainer(pod);
    const certainty = kubeletWord(node);
    if (crashing === undefined || certainty === undefined) return [];
    const { container, end, previous } = crashing;
    if (endedByProbe(pod, container.name, events, now) !== undefined) return [];
    const logs = ['logs', pod.metadata.name, '-c', container.name, ...(previous ? ['--previous'] : [])];
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} crash-loops: its container ${container.name} ends with exit code ${end.exitCode ?? 'unknown'}`,
        certainty,
        decisive: true,
        evidence: crashEvidence(crashing, log, now),
        remedies: [
          {
            command: kubectl(...inNamespace(pod.metadata.namespace), ...logs),
            effect: 'Shows all that it said before it ended: what to repair stands there.',
            safety: 'safe',
          },
          ...templateRemedies(workload, 'Change what makes it end, such as an argument, a variable or its image.'),
        ],
      },
    ];
  },
});
