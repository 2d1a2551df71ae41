import { managersOfFinalizer } from '../../objects/managed-fields.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { counted } from '../../objects/words.ts';
import { finalizerOwner } from '../../operators/finalizer-owner.ts';
import { isOfOperator, removeByHand } from '../by-hand.ts';
import { kubectl } from '../commands.ts';
import { defineRule } from '../rule.ts';

/** Nobody in the cluster is known to remove a finalizer: most often the operator is gone, but it may run elsewhere. */
export const finalizerOwnerUnknown = defineRule({
  id: 'finalizer-owner-unknown',
  explains: 'finalizer',
  looksFor: 'A finalizer that no table entry, no field manager and no operator of the cluster accounts for.',
  sources: ['src/operators/finalizer-owner.ts'],
  applies: isOfOperator,
  needs: () => ({ operators: { kind: 'operators' } as const }),
  judge({ object, finalizer }, { operators }) {
    if (!operators.ok) return [];
    const owner = finalizerOwner(finalizer, object, operators.value);
    if (owner.kind !== 'unknown') return [];
    const type = groupResource(object.type);
    const [setter] = managersOfFinalizer(object, finalizer);
    const whole = owner.gaps.length === 0;
    const unserved = whole && operators.value.unserved.includes(type);
    const count = counted(operators.value.operators.length, 'operator');
    return [
      {
        kind: 'root',
        summary: unserved
          ? `no operator of the cluster serves ${type}, so nobody removes finalizer ${finalizer}`
          : `nobody ${whole ? 'in the cluster' : 'that could be seen'} is known to remove finalizer ${finalizer}`,
        certainty: unserved ? 'likely' : 'possible',
        decisive: false,
        same: `${finalizer} ${type}`,
        evidence: [
          { text: `${count} found, none of which is tied to it`, source: 'operators' },
          ...(setter === undefined
            ? []
            : [{ text: `put there by ${setter.manager}`, source: 'managedFields', time: setter.time }]),
        ],
        remedies: [
          {
            command: kubectl('operator', 'list'),
            effect: 'Shows which operators run here. Whoever put the finalizer there has to run to remove it.',
            safety: 'safe',
          },
          removeByHand(object, finalizer, owner.known, 'Only if its operator is known to be gone for good.'),
        ],
      },
    ];
  },
});
