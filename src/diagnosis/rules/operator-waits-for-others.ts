import { isTerminating } from '../deletion-age.ts';
import type { Finding } from '../finding.ts';
import { isAtWork } from '../operators/operator-at-work.ts';
import { isStuck } from '../report.ts';
import { defineRule } from '../rule.ts';

/**
 * An operator that has deleted what belongs to the object, and waits for it to be gone before it lets the object go. That
 * it waits is not written anywhere, so this is never sure: it may be stuck beside them.
 */
export const operatorWaitsForOthers = defineRule({
  id: 'operator-waits-for-others',
  explains: 'operator-passive',
  looksFor: 'Objects that the object owns and that are themselves Terminating for too long.',
  sources: ['kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents'],
  applies: ({ operator, object }, { now, stuckAfter }) =>
    isAtWork(operator) && object.metadata.uid !== '' && isStuck(object, now, stuckAfter),
  needs: ({ object: { metadata } }) => ({
    dependents: { kind: 'dependents', uid: metadata.uid, namespace: metadata.namespace } as const,
  }),
  judge({ object }, { dependents }, { now, stuckAfter }) {
    if (!dependents.ok) return [];
    return dependents.value.objects
      .filter((dependent) => isTerminating(dependent) && isStuck(dependent, now, stuckAfter))
      .slice(0, MOST)
      .map(
        (dependent): Finding => ({
          kind: 'symptom',
          symptom: { kind: 'terminating', object: dependent },
          certainty: 'likely',
          evidence: [{ text: `it belongs to ${object.type.kind} ${object.metadata.name}`, source: 'ownerReferences' }],
          remedies: [],
        }),
      );
  },
});

/** Dependents that are followed. */
const MOST = 20;
