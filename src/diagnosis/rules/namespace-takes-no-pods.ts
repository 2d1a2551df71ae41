import { coreObject } from '../down/needs.ts';
import { readRefusal } from '../down/refusal.ts';
import { running } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/**
 * Nothing is made in a namespace that is being deleted. An operator in it whose finalizers keep that namespace has shut
 * itself out: a root cause, since asking on would only lead back to where the question came from.
 */
export const namespaceTakesNoPods = defineRule({
  id: 'namespace-takes-no-pods',
  explains: 'pods-refused',
  looksFor: 'A workload in a namespace that is being deleted: nothing new is let into it, its pods neither.',
  sources: ['k8s.io/apiserver pkg/admission/plugin/namespace/lifecycle/admission.go'],
  applies: ({ message }) => readRefusal(message).kind === 'namespace-terminating',
  needs: ({ workload: { metadata } }) => ({ namespace: coreObject('namespaces', undefined, metadata.namespace ?? '') }),
  judge({ workload, message, runs }, { namespace }) {
    const { namespace: name } = workload.metadata;
    if (namespace.ok && namespace.value.metadata.deletionTime === undefined) return [];
    return [
      {
        kind: 'root',
        summary: `${running(workload, runs)} gets no pods: Namespace ${name} is being deleted and takes no new ones`,
        certainty: namespace.ok ? 'certain' : 'likely',
        decisive: true,
        evidence: [
          { text: message, source: 'refusal' },
          ...(namespace.ok
            ? [
                {
                  text: `Namespace ${name} was asked to go`,
                  source: 'namespace',
                  time: namespace.value.metadata.deletionTime,
                },
              ]
            : []),
        ],
        remedies: [
          {
            effect: `Run ${runs} from another namespace until it has cleaned up: install it there once more, with the same roles.`,
            safety: 'careful',
          },
        ],
      },
    ];
  },
});
