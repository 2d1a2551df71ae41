import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { nodeOf, podPhase } from '../../objects/pod.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { running } from '../down/workload-words.ts';
import type { Remedy } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** Reasons of pods that their node ended to save itself (kubernetes pkg/kubelet: eviction, preemption, nodeshutdown). */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['Evicted', 'was evicted from'],
  ['Preempting', 'had to make room on'],
  ['Terminated', 'ended when the shutdown began of'],
  ['NodeShutdown', 'was not let in during the shutdown of'],
]);

/** A kubelet that runs short of memory, disk or process ids ends pods: they do not run again, others are made for them. */
export const podEvicted = defineRule({
  id: 'pod-evicted',
  explains: 'pod-down',
  looksFor: 'A pod that its node evicted for want of memory, disk or process ids, or when it shut down.',
  sources: [
    'kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction',
    'kubernetes/kubernetes pkg/kubelet/eviction/helpers.go (Reason)',
  ],
  applies: ({ pod }) => podPhase(pod) === 'Failed' && REASONS.has(reasonOf(pod)),
  needs: () => ({}),
  judge({ pod, workload, runs }) {
    const node = nodeOf(pod);
    const message = stringAt(pod.body, 'status', 'message') ?? '';
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} ${REASONS.get(reasonOf(pod))} ${node === undefined ? 'its node' : `Node ${node}`}`,
        certainty: 'certain',
        decisive: true,
        evidence: [{ text: message === '' ? reasonOf(pod) : message, source: 'pod' }],
        remedies: [
          ...(node === undefined
            ? []
            : [
                {
                  command: kubectl('describe', 'node', node),
                  effect:
                    'Shows what the node runs short of (MemoryPressure, DiskPressure, PIDPressure): free it, or others are evicted too.',
                  safety: 'safe',
                } as const,
              ]),
          removal(pod, workload),
        ],
      },
    ];
  },
});

function reasonOf({ body }: KubeObject): string {
  return stringAt(body, 'status', 'reason') ?? '';
}

function removal({ metadata }: KubeObject, workload: KubeObject | undefined): Remedy {
  const command = kubectl(...inNamespace(metadata.namespace), 'delete', 'pod', metadata.name);
  if (workload !== undefined || metadata.owners.some(({ controller }) => controller))
    return { command, effect: 'Removes the ended pod; its controller makes another one.', safety: 'safe' };
  return { command, effect: 'Removes the ended pod. Nothing makes another one: apply it again.', safety: 'careful' };
}
