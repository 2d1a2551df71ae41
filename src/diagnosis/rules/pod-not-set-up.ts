import { nodeOf } from '../../objects/pod.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { isOnNode, nothingRan } from '../down/container-trouble.ts';
import { eventsIn, nodeNamed } from '../down/needs.ts';
import { kubeletWord } from '../down/node.ts';
import { recentEvents } from '../down/probe-events.ts';
import { running } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/** What is wrong with what a pod needs before its containers (kubernetes pkg/kubelet/events/event.go, attachdetach). */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['FailedMount', 'its volumes cannot be mounted'],
  ['FailedAttachVolume', 'its volumes cannot be attached'],
  ['FailedMapVolume', 'its volumes cannot be mapped'],
  ['FailedCreatePodSandBox', 'its network or sandbox cannot be made'],
  ['FailedCreatePodContainer', 'its sandbox cannot be made'],
]);

/** A missing Secret or ConfigMap is another rule's finding. */
const MISSING = /(secret|configmap) ".*" not found/i;

/** Volumes and network come before containers: where they fail, a pod stays in ContainerCreating. */
export const podNotSetUp = defineRule({
  id: 'pod-not-set-up',
  explains: 'pod-down',
  looksFor: 'A pod whose volumes or network its node cannot set up.',
  sources: [
    'kubernetes/kubernetes pkg/kubelet/events/event.go',
    'kubernetes.io/docs/tasks/debug/debug-application/debug-pods',
  ],
  applies: ({ pod }) => isOnNode(pod) && nothingRan(pod),
  needs: ({ pod }) => ({ node: nodeNamed(nodeOf(pod) ?? ''), events: eventsIn(pod.metadata.namespace ?? '') }),
  judge({ pod, runs }, { node, events }, { now }) {
    const certainty = kubeletWord(node);
    const event = recentEvents(pod, events, now).find(
      ({ reason, message }) => REASONS.has(reason) && !MISSING.test(message),
    );
    if (certainty === undefined || event === undefined) return [];
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} does not start: ${REASONS.get(event.reason)}`,
        // The event may tell of a failure that was over a moment later.
        certainty: 'likely',
        decisive: true,
        evidence: [{ text: event.message, source: 'event', time: event.last }],
        remedies: [
          {
            command: kubectl(...inNamespace(pod.metadata.namespace), 'describe', 'pod', pod.metadata.name),
            effect:
              'Shows its volumes and all that was reported: repair what the message names, and the kubelet tries again by itself.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
