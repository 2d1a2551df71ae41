import { inWords } from '../../objects/words.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { hasElection, judgeElection, leaseNeeds } from '../operators/lease-needs.ts';
import { operatorInWords, operatorKey, readLogs } from '../operators/operator-words.ts';
import { defineRule } from '../rule.ts';

/**
 * The leader's process is there and does not renew: it is frozen, or does not reach the API server. Clocks can be wrong,
 * and a Lease of an earlier version can be left over with the name of a pod that was renamed to nothing, so this is
 * never sure: two reads moments apart cannot prove that nobody renews.
 */
export const leaseNotRenewed = defineRule({
  id: 'lease-not-renewed',
  explains: 'operator-passive',
  looksFor: 'An operator whose leader runs, but has not renewed its Lease for longer than it lasts.',
  sources: ['kubernetes/client-go tools/leaderelection/leaderelection.go'],
  applies: ({ operator }) => hasElection(operator),
  needs: ({ operator }) => leaseNeeds(operator),
  judge({ operator }, answers, { now }) {
    const judged = judgeElection(operator, answers, now);
    if (judged?.leadership.kind !== 'silent') return [];
    const { metadata } = judged.leadership.pod;
    return [
      {
        kind: 'root',
        summary: `pod ${metadata.namespace ?? ''}/${metadata.name}, which leads ${operatorInWords(operator)}, hangs: it does not renew its ${inWords(judged.election.lease)}`,
        certainty: 'likely',
        decisive: false,
        same: operatorKey(operator),
        evidence: judged.evidence,
        remedies: [
          ...readLogs(operator, 'Shows the last that it said.'),
          {
            command: kubectl(...inNamespace(metadata.namespace), 'delete', 'pod', metadata.name),
            effect: 'Replaces the process that hangs: the next one takes the Lease. What it did last may be half done.',
            safety: 'careful',
          },
        ],
      },
    ];
  },
});
