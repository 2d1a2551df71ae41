import { inWords } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { CONTROL_PLANE, isControllerManager, leadership } from '../controllers/control-plane.ts';
import { controllerName } from '../controllers/controller-name.ts';
import { leasesIn } from '../down/needs.ts';
import type { Finding } from '../finding.ts';
import { NAMESPACE_FINALIZER } from '../remains/namespace.ts';
import { defineRule } from '../rule.ts';
import { CLEANUP } from './definition-instances.ts';

/** Nothing is known to be wrong with a controller, and it has not done its work: its log is where to look. */
export const builtInControllerSilent = defineRule({
  id: 'built-in-controller-silent',
  explains: 'controller-passive',
  looksFor: 'A controller of Kubernetes itself that has not done its work, and of which nothing tells why.',
  sources: ['kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager (--controllers)'],
  otherwise: true,
  // What these wait for, and when their controllers look again, is known.
  applies: ({ finalizer }) => finalizer !== NAMESPACE_FINALIZER && finalizer !== CLEANUP,
  needs: () => ({ leases: leasesIn(CONTROL_PLANE) }),
  judge({ controller, object, finalizer }, { leases }, { now }): readonly Finding[] {
    const kept = leases.ok && isControllerManager(controller) && leadership(controller, leases.value, now).kept;
    const name = controllerName(controller, object);
    const runs = kept ? ', which runs,' : '';
    return [
      {
        kind: 'root',
        summary: `${name}${runs} has not taken finalizer ${finalizer} off ${inWords(object)}`,
        certainty: 'possible',
        decisive: false,
        evidence: kept ? [{ text: `${name} renews its Lease`, source: 'lease' }] : [],
        remedies: [
          {
            command: kubectl(...inNamespace(object.metadata.namespace), 'describe', typeAndName(object)),
            effect:
              `Shows Events of it. The log of ${name} tells the rest: the controller may be switched off (--controllers), ` +
              'its writes may be refused, or it has only just been asked.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
