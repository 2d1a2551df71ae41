import { finalizerOwner } from '../../operators/finalizer-owner.ts';
import { isOfOperator, removeByHand } from '../by-hand.ts';
import { defineRule } from '../rule.ts';

/** The table knows whose finalizer it is, and no workload of the cluster is that operator. It may run outside of it. */
export const operatorNotInstalled = defineRule({
  id: 'operator-not-installed',
  explains: 'finalizer',
  looksFor: 'A finalizer of a known operator of which the cluster has no trace: it was uninstalled before its objects.',
  sources: ['src/knowledge/data/finalizers.yaml'],
  applies: isOfOperator,
  needs: () => ({ operators: { kind: 'operators' } as const }),
  judge({ object, finalizer }, { operators }) {
    if (!operators.ok) return [];
    const owner = finalizerOwner(finalizer, object, operators.value);
    if (owner.kind !== 'not-installed') return [];
    const handler = owner.known?.entry.handler ?? owner.operator;
    const looked = `none of ${operators.value.operators.length} operators of the cluster is it`;
    return [
      {
        kind: 'root',
        summary: `${owner.operator}, which removes finalizer ${finalizer}, does not run in the cluster`,
        certainty: owner.certainty,
        decisive: false,
        same: owner.operator,
        evidence: [
          { text: `${finalizer} is handled by ${handler}`, source: 'table of finalizers' },
          { text: looked, source: 'operators' },
        ],
        remedies: [
          {
            effect: `Install ${owner.operator} again: it then cleans up and lets the object go. Uninstall it after its objects.`,
            safety: 'safe',
          },
          removeByHand(object, finalizer, owner.known, `Only if ${owner.operator} will never run here again.`),
        ],
      },
    ];
  },
});
