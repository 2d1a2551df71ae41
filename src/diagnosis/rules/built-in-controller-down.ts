import { leaseState } from '../../objects/lease.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isPodReady } from '../../objects/pod.ts';
import { inWords } from '../../objects/words.ts';
import { kubectl } from '../commands.ts';
import {
  CONTROL_PLANE,
  type ControllerManager,
  isControllerManager,
  isInstance,
  leadership,
} from '../controllers/control-plane.ts';
import { leasesIn, podsIn } from '../down/needs.ts';
import type { Evidence, Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A controller manager renews its Lease every 2 seconds; one that does not is gone, hangs, or cannot write. */
export const builtInControllerDown = defineRule({
  id: 'built-in-controller-down',
  explains: 'controller-passive',
  looksFor: 'A controller manager whose Lease in kube-system nobody renews.',
  sources: [
    'kubernetes/kubernetes cmd/kube-controller-manager/app/options/options.go',
    'kubernetes/cloud-provider options/options.go',
    'kubernetes/client-go tools/leaderelection/leaderelection.go',
  ],
  applies: ({ controller }) => isControllerManager(controller),
  needs: () => ({ leases: leasesIn(CONTROL_PLANE), pods: podsIn(CONTROL_PLANE) }),
  judge({ controller }, { leases, pods }, { now }): readonly Finding[] {
    if (!isControllerManager(controller) || !leases.ok) return [];
    const led = leadership(controller, leases.value, now);
    if (!led.expired) return [];
    const instances = pods.ok ? pods.value.filter((pod) => isInstance(controller, pod)) : [];
    const noneReady = instances.length > 0 && !instances.some(isPodReady);
    return [
      {
        kind: 'root',
        summary: `${controller} does not work: nobody renews its Lease ${CONTROL_PLANE}/${led.leases[0]?.metadata.name}`,
        // Expired by one look at one clock; pods of it that are down leave no other reading.
        certainty: noneReady ? 'certain' : 'likely',
        decisive: true,
        same: controller,
        evidence: [...led.leases.map(leaseEvidence), ...instances.map(podEvidence)],
        remedies: remedies(controller, instances),
      },
    ];
  },
});

function leaseEvidence(lease: KubeObject): Evidence {
  const { holder, renewTime } = leaseState(lease);
  return { text: `${inWords(lease)} of ${holder} was renewed last`, source: 'lease', time: renewTime };
}

function podEvidence(pod: KubeObject): Evidence {
  return { text: `${inWords(pod)} is ${isPodReady(pod) ? 'ready' : 'not ready'}`, source: 'pod' };
}

function remedies(controller: ControllerManager, [first]: readonly KubeObject[]) {
  const name = first?.metadata.name;
  const effect = `Bring ${controller} back: it then does by itself what was left undone.`;
  if (name === undefined)
    return [{ effect: `${effect} It runs outside the cluster, or as no pod that was found.`, safety: 'safe' } as const];
  return [
    {
      command: kubectl('-n', CONTROL_PLANE, 'logs', name, '--tail=50'),
      effect: `Shows why it ended. ${effect}`,
      safety: 'safe',
    } as const,
  ];
}
