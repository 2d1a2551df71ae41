import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { deletionAge, isTerminating } from '../deletion-age.ts';
import type { Evidence } from '../finding.ts';
import { leadsTo } from '../leads-to.ts';
import { conditionEvidence, isToBeEmptied, NAMESPACE_FINALIZER } from '../remains/namespace.ts';
import { byKind } from '../remains/remaining.ts';
import { defineRule } from '../rule.ts';

/** The namespace controller begins 5 s after the deletion (kubernetes namespace_controller.go, namespaceDeletionGracePeriod). */
const BEGINS_AFTER = 10_000;

/**
 * Nothing hinders the namespace controller and yet it has not done its work: the namespace is empty and keeps the
 * finalizer `kubernetes`, or objects are left whose deletion it has not asked for.
 */
export const namespaceNotFinalized = defineRule({
  id: 'namespace-not-finalized',
  explains: 'terminating',
  looksFor: 'A Terminating namespace that is empty, or whose objects nobody asked to go, though nothing hinders it.',
  sources: ['kubernetes/kubernetes pkg/controller/namespace/namespace_controller.go'],
  otherwise: true,
  applies: ({ object }, { now, stuckAfter }) =>
    isToBeEmptied(object) && (deletionAge(object, now) ?? 0) >= Math.max(stuckAfter, BEGINS_AFTER),
  needs: ({ object }) => ({ contents: { kind: 'contents', namespace: object.metadata.name } as const }),
  judge({ object }, { contents }) {
    if (!contents.ok || contents.value.gaps.some(({ reason }) => reason !== 'not-found')) return [];
    const { objects } = contents.value;
    if (objects.some(isTerminating)) return [];
    const symptom = {
      kind: 'controller-passive',
      controller: 'kube-controller-manager',
      object,
      finalizer: NAMESPACE_FINALIZER,
    } as const;
    return [leadsTo(symptom, 'likely', [left(objects, object), ...conditionEvidence(object)])];
  },
});

function left(objects: readonly KubeObject[], namespace: KubeObject): Evidence {
  const source = 'lists of all types';
  if (objects.length === 0) return { text: `nothing is left in ${inWords(namespace)}`, source };
  return { text: `left in it: ${byKind(objects)}, and nobody has asked for their deletion`, source };
}
