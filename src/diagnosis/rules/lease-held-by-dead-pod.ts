import { inWords } from '../../objects/words.ts';
import { deleteLease, hasElection, judgeElection, leaseNeeds } from '../operators/lease-needs.ts';
import { operatorInWords, operatorKey, readLogs, restart } from '../operators/operator-words.ts';
import { defineRule } from '../rule.ts';

/**
 * The pods run and wait: the Lease names a process that is gone. Others take it when they have seen it unchanged for as
 * long as it lasts; until then, or where they may not write it, nobody does the operator's work. That no pod of the
 * operator fits the holder is sure only where a pod says that it waits for this very Lease: it could be a leftover.
 */
export const leaseHeldByDeadPod = defineRule({
  id: 'lease-held-by-dead-pod',
  explains: 'operator-passive',
  looksFor: 'An operator whose pods run while the Lease that they elect their leader with names a pod that does not.',
  sources: [
    'kubernetes/client-go tools/leaderelection/leaderelection.go',
    'kubernetes-sigs/controller-runtime pkg/leaderelection/leader_election.go',
  ],
  applies: ({ operator }) => hasElection(operator),
  needs: ({ operator }) => leaseNeeds(operator),
  judge({ operator }, answers, { now }) {
    const judged = judgeElection(operator, answers, now);
    if (judged?.leadership.kind !== 'dead') return [];
    const { election, leadership, waiting } = judged;
    const { state, how, isLong } = leadership;
    const until = (state.renewTime ?? 0) + (state.durationSeconds ?? 0) * 1000;
    const certain = waiting && isLong;
    return [
      {
        kind: 'root',
        summary: `nobody leads ${operatorInWords(operator)}: the holder of its ${inWords(election.lease)} ${how}`,
        certainty: certain ? 'certain' : 'likely',
        decisive: certain,
        same: operatorKey(operator),
        evidence: [
          ...judged.evidence,
          { text: until > now ? 'others can take it' : 'others could have taken it', source: 'Lease', time: until },
        ],
        remedies: [
          // Where it is not sure that the holder is dead, there could be two leaders.
          {
            ...deleteLease(election, 'The pod that waits makes it anew and leads at once. Nothing is lost with it.'),
            safety: certain ? 'safe' : 'careful',
          },
          ...readLogs(operator, 'Shows why none of its pods takes the Lease.'),
          ...restart(operator, 'Starts processes that try to take the Lease from the beginning.'),
        ],
      },
    ];
  },
});
