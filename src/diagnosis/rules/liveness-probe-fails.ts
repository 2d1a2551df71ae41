import { crashingContainer, ranOutOfMemory } from '../down/container-trouble.ts';
import { crashEvidence, crashNeeds } from '../down/crash.ts';
import { kubeletWord } from '../down/node.ts';
import { endedByProbe } from '../down/probe-events.ts';
import { running, templateRemedies } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/** A kubelet ends and restarts a container whose liveness or startup probe fails: it does not end by itself. */
export const livenessProbeFails = defineRule({
  id: 'liveness-probe-fails',
  explains: 'pod-down',
  looksFor: 'A container that its kubelet restarts again and again because a liveness or startup probe fails.',
  sources: ['kubernetes.io/docs/concepts/workloads/pods/probes', 'kubernetes/kubernetes pkg/kubelet/prober'],
  applies: ({ pod }) => {
    const crashing = crashingContainer(pod);
    return crashing !== undefined && !ranOutOfMemory(crashing);
  },
  needs: ({ pod }) => crashNeeds(pod),
  judge({ pod, workload, runs }, { node, log, events }, { now }) {
    const crashing = crashingContainer(pod);
    const certainty = kubeletWord(node);
    if (crashing === undefined || certainty === undefined) return [];
    const { name } = crashing.container;
    const event = endedByProbe(pod, name, events, now);
    if (event === undefined) return [];
    const probe = event.message.toLowerCase().includes('startup') ? 'startup' : 'liveness';
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} is restarted again and again: the ${probe} probe of its container ${name} fails`,
        certainty,
        decisive: true,
        evidence: [{ text: event.message, source: 'event', time: event.last }, ...crashEvidence(crashing, log, now)],
        remedies: templateRemedies(
          workload,
          `Repair what the ${probe} probe asks for, or give it more time (initialDelaySeconds, timeoutSeconds, failureThreshold).`,
        ),
      },
    ];
  },
});
