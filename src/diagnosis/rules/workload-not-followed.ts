import { numberAt } from '../../objects/json.ts';
import { fieldManagersOf } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, podsOfWorkload } from '../../objects/pod.ts';
import { desiredPods } from '../../objects/workload.ts';
import { kubectl } from '../commands.ts';
import { CONTROL_PLANE, leadership } from '../controllers/control-plane.ts';
import { leasesIn, podsIn, replicaSetsIn } from '../down/needs.ts';
import { running } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

const CONTROLLER = 'kube-controller-manager';

/** Controllers follow a change within moments; what waits longer waits for them (milliseconds). */
const LATE = 60_000;

/** A workload without pods that nobody refuses: whoever makes pods for workloads does not work. */
export const workloadNotFollowed = defineRule({
  id: 'workload-not-followed',
  explains: 'workload-down',
  looksFor:
    'A workload for which nobody makes pods: kube-controller-manager does not renew its Lease, or has not seen it.',
  sources: [
    'kubernetes/kubernetes pkg/controller/{deployment,replicaset,statefulset,daemon} (status.observedGeneration)',
    'kubernetes/client-go tools/leaderelection/leaderelection.go',
  ],
  applies: ({ workload }) => desiredPods(workload) > 0 && workload.metadata.deletionTime === undefined,
  needs: ({ workload: { metadata } }) => ({
    pods: podsIn(metadata.namespace),
    replicaSets: replicaSetsIn(metadata.namespace),
    leases: leasesIn(CONTROL_PLANE),
  }),
  judge({ workload, runs }, { pods, replicaSets, leases }, { now }) {
    if (!pods.ok) return [];
    const own = podsOfWorkload(workload, pods.value, replicaSets.ok ? replicaSets.value : undefined);
    if (own.some((pod) => !hasEnded(pod))) return [];
    const led = leases.ok ? leadership(CONTROLLER, leases.value, now) : undefined;
    const isBehind = numberAt(workload.body, 'status', 'observedGeneration') !== workload.metadata.generation;
    const unseen = isBehind && now - (lastWrite(workload) ?? now) > LATE;
    if (led?.expired !== true && !unseen) return [];
    return [
      {
        kind: 'root',
        summary: `${running(workload, runs)} has no pods, and ${CONTROLLER}, which has them made, does not work`,
        // Expired by one look at one clock; a change that is not seen may be one of many that wait.
        certainty: led?.expired === true ? 'likely' : 'possible',
        decisive: false,
        evidence: [
          ...(led?.expired === true ? [{ text: `nobody renews the Lease of ${CONTROLLER}`, source: 'lease' }] : []),
          ...(unseen
            ? [
                {
                  text: 'status.observedGeneration is behind its spec',
                  source: workload.type.kind,
                  time: lastWrite(workload),
                },
              ]
            : []),
        ],
        remedies: [
          {
            command: kubectl('-n', CONTROL_PLANE, 'get', 'lease', CONTROLLER, '-o', 'yaml'),
            effect: `Shows who held it, and until when. Bring ${CONTROLLER} back: it then makes the pods by itself.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});

/** When somebody last wrote it, its status left out; when it was made, where nobody tells. */
function lastWrite(workload: KubeObject): number | undefined {
  return (
    fieldManagersOf(workload).find(({ subresource }) => subresource !== 'status')?.time ??
    workload.metadata.creationTime
  );
}
