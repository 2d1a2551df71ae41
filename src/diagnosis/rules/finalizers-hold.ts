import type { KubeObject } from '../../objects/object.ts';
import type { Evidence } from '../finding.ts';
import { leadsTo } from '../leads-to.ts';
import { NAMESPACE_FINALIZER, specFinalizers } from '../remains/namespace.ts';
import { defineRule } from '../rule.ts';

/**
 * The API server removes a Terminating object when its last finalizer is gone (k8s.io/apiserver
 * pkg/registry/generic/registry/store.go, deletionFinalizersForGarbageCollection and ShouldDeleteDuringUpdate): each
 * finalizer that is left wants an explanation of its own.
 */
export const finalizersHold = defineRule({
  id: 'finalizers-hold',
  explains: 'terminating',
  looksFor: 'Finalizers that are left on a Terminating object: it goes when the last of them is removed.',
  sources: ['kubernetes.io/docs/concepts/overview/working-with-objects/finalizers'],
  needs: () => ({}),
  judge: ({ object }) =>
    finalizersOf(object).map(({ finalizer, evidence }) =>
      leadsTo({ kind: 'finalizer', object, finalizer }, 'certain', evidence),
    ),
});

/** Those of a Namespace's spec keep it too; `kubernetes` among them has rules of its own. */
function finalizersOf(object: KubeObject): readonly { readonly finalizer: string; readonly evidence: Evidence[] }[] {
  const own = [...new Set(object.metadata.finalizers)].map((finalizer) => ({ finalizer, evidence: [] }));
  const inSpec = specFinalizers(object)
    .filter((finalizer) => finalizer !== NAMESPACE_FINALIZER)
    .map((finalizer) => ({ finalizer, evidence: [{ text: 'it stands in spec.finalizers', source: 'Namespace' }] }));
  return [...own, ...inSpec].slice(0, MOST);
}

/** Nobody reads on after so many; objects with thousands of finalizers have been made to break tools. */
const MOST = 50;
