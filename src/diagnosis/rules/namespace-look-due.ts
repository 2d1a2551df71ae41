import { inWords } from '../../objects/words.ts';
import { CONTROL_PLANE, leadership } from '../controllers/control-plane.ts';
import { leasesIn } from '../down/needs.ts';
import { NAMESPACE_FINALIZER } from '../remains/namespace.ts';
import { touch } from '../remains/touch.ts';
import { defineRule } from '../rule.ts';

const CONTROLLER = 'kube-controller-manager';

/**
 * The namespace controller looks again after a back-off of up to a minute, where it waited for pods after half of their
 * grace period, and at the latest after 5 minutes (NamespaceSyncPeriod); what held it may have gone since its last look.
 */
export const namespaceLookDue = defineRule({
  id: 'namespace-look-due',
  explains: 'controller-passive',
  looksFor: 'A namespace with nothing left to wait for, at which the namespace controller has yet to look again.',
  sources: [
    'kubernetes/kubernetes pkg/controller/namespace/namespace_controller.go (worker, nsControllerRateLimiter)',
    'kubernetes/kubernetes pkg/controller/namespace/config/v1alpha1/defaults.go (NamespaceSyncPeriod)',
  ],
  otherwise: true,
  applies: ({ controller, finalizer }) => controller === CONTROLLER && finalizer === NAMESPACE_FINALIZER,
  needs: () => ({ leases: leasesIn(CONTROL_PLANE) }),
  judge({ object }, { leases }, { now }) {
    const works = leases.ok && leadership(CONTROLLER, leases.value, now).kept;
    return [
      {
        kind: 'root',
        summary: `kube-controller-manager has yet to look again at ${inWords(object)}, where nothing hinders it any more`,
        certainty: works ? 'likely' : 'possible',
        decisive: false,
        evidence: [
          ...(works ? [{ text: `${CONTROLLER} renews its Lease`, source: 'lease' }] : []),
          { text: 'it looks at the latest 5 minutes after its last look', source: 'NamespaceSyncPeriod' },
        ],
        remedies: [
          touch(
            object,
            now,
            'Makes the namespace controller look within seconds. Where the namespace is still there a minute later, kube-controller-manager does not work: look for its pods and its log.',
          ),
        ],
      },
    ];
  },
});
