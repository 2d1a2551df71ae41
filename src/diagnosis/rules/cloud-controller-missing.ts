import { CLOUD, cloudNeeds, hasTraces } from '../controllers/cloud-controller.ts';
import { CONTROL_PLANE } from '../controllers/control-plane.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** The cloud controller manager alone has the cloud's credentials, and so deletes load balancers. */
export const cloudControllerMissing = defineRule({
  id: 'cloud-controller-missing',
  explains: 'controller-passive',
  looksFor: 'A cluster without any trace of a cloud controller manager: no Lease, pod or workload of that name.',
  sources: ['kubernetes.io/docs/concepts/architecture/cloud-controller'],
  applies: ({ controller }) => controller === CLOUD,
  needs: cloudNeeds,
  judge(_, answers): readonly Finding[] {
    if (hasTraces(answers)) return [];
    const all = Object.values(answers).every(({ ok }) => ok);
    return [
      {
        kind: 'root',
        summary: 'no cloud controller manager runs in the cluster, and it alone deletes load balancers',
        // It may run outside the cluster, and leave no trace in it.
        certainty: all ? 'likely' : 'possible',
        decisive: false,
        same: CLOUD,
        evidence: [
          {
            text: `no Lease and no pod of ${CONTROL_PLANE}, and no workload, has ${CLOUD} in its name`,
            source: 'leases',
          },
        ],
        remedies: [
          {
            effect:
              'Start the cloud controller manager of this cloud: it then deletes the load balancer and lets the Service go.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
