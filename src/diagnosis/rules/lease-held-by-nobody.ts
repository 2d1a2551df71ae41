import { inWords } from '../../objects/words.ts';
import { deleteLease, hasElection, judgeElection, leaseNeeds } from '../operators/lease-needs.ts';
import { operatorInWords, operatorKey, readLogs, restart } from '../operators/operator-words.ts';
import { defineRule } from '../rule.ts';

/**
 * The last leader gave the Lease back when it ended, which is as it should be; whoever waits takes a free Lease within
 * seconds. Where nobody does though pods run, they cannot, or do not try.
 */
export const leaseHeldByNobody = defineRule({
  id: 'lease-held-by-nobody',
  explains: 'operator-passive',
  looksFor: 'An operator whose pods run while its Lease was given back and nobody takes it.',
  sources: ['kubernetes/client-go tools/leaderelection/leaderelection.go (release)'],
  applies: ({ operator }) => hasElection(operator),
  needs: ({ operator }) => leaseNeeds(operator),
  judge({ operator }, answers, { now }) {
    const judged = judgeElection(operator, answers, now);
    if (judged?.leadership.kind !== 'free') return [];
    const { election, waiting, evidence } = judged;
    return [
      {
        kind: 'root',
        summary: `nobody leads ${operatorInWords(operator)}: its ${inWords(election.lease)} is free, and none of its pods takes it`,
        // Without a pod that waits for it, it may be one that nobody uses any more.
        certainty: waiting ? 'likely' : 'possible',
        decisive: false,
        same: operatorKey(operator),
        evidence,
        remedies: [
          ...readLogs(operator, 'Shows why none of its pods takes the Lease.'),
          ...restart(operator, 'Starts processes that try to take the Lease from the beginning.'),
          deleteLease(election, 'Whoever waits makes it anew. Nothing is lost with it.'),
        ],
      },
    ];
  },
});
