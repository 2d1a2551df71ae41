import { finalizerOwner } from '../../operators/finalizer-owner.ts';
import { isOfOperator, removeByHand } from '../by-hand.ts';
import { defineRule } from '../rule.ts';

/** The operator that has to remove a finalizer, as far as the table of finalizers, managedFields and the inventory tell. */
export const finalizerOfOperator = defineRule({
  id: 'finalizer-of-operator',
  explains: 'finalizer',
  looksFor: 'The operator that has to remove a finalizer: by table, by who put it there, by who serves the type.',
  sources: ['src/knowledge/data/finalizers.yaml', 'src/operators/finalizer-owner.ts'],
  applies: isOfOperator,
  needs: () => ({ operators: { kind: 'operators' } as const }),
  judge({ object, finalizer }, { operators }) {
    if (!operators.ok) return [];
    const owner = finalizerOwner(finalizer, object, operators.value);
    if (owner.kind !== 'operators') return [];
    return owner.candidates.map(({ operator, certainty, evidence }) => ({
      kind: 'symptom',
      symptom: { kind: 'operator-passive', operator, object, finalizer },
      certainty,
      evidence: evidence.map(({ text, source }) => ({ text, source })),
      remedies: [
        removeByHand(object, finalizer, owner.known, `Only if operator ${operator.name} will never run again.`),
      ],
    }));
  },
});
