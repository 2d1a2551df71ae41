import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { nodeOf } from '../../objects/pod.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { evictionText } from '../down/eviction.ts';
import { running } from '../down/workload-words.ts';
import type { Remedy } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A kubelet that runs short of memory, disk or process ids ends pods: they do not run again, others are made for them. */
export const podEvicted = defineRule({
  id: 'pod-evicted',
  explains: 'pod-down',
  looksFor: 'A pod that its node evicted for want of memory, disk or process ids, or when it shut down.',
  sources: [
    'kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction',
    'kubernetes/kubernetes pkg/kubelet/eviction/helpers.go (Reason)',
  ],
  applies: ({ pod }) => evictionText(pod) !== undefined,
  needs: () => ({}),
  judge({ pod, workload, runs }) {
    const node = nodeOf(pod);
    const message = stringAt(pod.body, 'status', 'message') ?? '';
    const isMadeAnew = pod.metadata.owners.some(({ controller }) => controller);
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} ${evictionText(pod)} ${node === undefined ? 'its node' : `Node ${node}`}`,
        // Its controller makes another one: that there is none yet may have another reason.
        certainty: isMadeAnew ? 'likely' : 'certain',
        decisive: !isMadeAnew,
        evidence: [{ text: message === '' ? (stringAt(pod.body, 'status', 'reason') ?? '') : message, source: 'pod' }],
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

function removal({ metadata }: KubeObject, workload: KubeObject | undefined): Remedy {
  const command = kubectl(...inNamespace(metadata.namespace), 'delete', 'pod', metadata.name);
  if (workload !== undefined || metadata.owners.some(({ controller }) => controller))
    return { command, effect: 'Removes the ended pod; its controller makes another one.', safety: 'safe' };
  return { command, effect: 'Removes the ended pod. Nothing makes another one: apply it again.', safety: 'careful' };
}
