import { inWords } from '../../objects/words.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { hasElection, judgeElection, leaseNeeds } from '../operators/lease-needs.ts';
import { operatorInWords, operatorKey } from '../operators/operator-words.ts';
import { defineRule } from '../rule.ts';

/**
 * The Lease is renewed, but by none of the operator's pods: a process outside of the cluster, a pod that was deleted by
 * force and runs on on a node that is cut off, or an identity that tells of no pod. It leads, and may lack what it needs.
 */
export const leaseHeldElsewhere = defineRule({
  id: 'lease-held-elsewhere',
  explains: 'operator-passive',
  looksFor: 'An operator whose Lease is being renewed by somebody who is none of its pods.',
  sources: [
    'kubernetes/client-go tools/leaderelection/leaderelection.go',
    'kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod',
  ],
  applies: ({ operator }) => hasElection(operator),
  needs: ({ operator }) => leaseNeeds(operator),
  judge({ operator }, answers, { now }) {
    const judged = judgeElection(operator, answers, now);
    if (judged?.leadership.kind !== 'foreign') return [];
    const { election, evidence } = judged;
    const { namespace, name } = election.lease.metadata;
    return [
      {
        kind: 'root',
        summary: `${operatorInWords(operator)} is led by ${election.holder}, which renews its ${inWords(election.lease)} and is none of its pods`,
        certainty: 'possible',
        decisive: false,
        same: operatorKey(operator),
        evidence,
        remedies: [
          {
            command: kubectl(...inNamespace(namespace), 'get', 'lease', name, '-o', 'yaml', '--show-managed-fields'),
            effect: 'Shows who renews it: look for that process and end it, and one of the pods takes over.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
