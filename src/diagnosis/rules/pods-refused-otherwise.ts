import { readRefusal } from '../down/refusal.ts';
import { running, templateRemedies } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/** A refusal that no other rule understands: a LimitRange, an invalid template, RBAC. The server's words say it. */
export const podsRefusedOtherwise = defineRule({
  id: 'pods-refused-otherwise',
  explains: 'pods-refused',
  looksFor: 'Pods that the API server refuses for a reason that no other rule knows: its own words are shown.',
  sources: ['kubernetes.io/docs/reference/access-authn-authz/admission-controllers'],
  applies: ({ message }) => readRefusal(message).kind === 'other',
  needs: () => ({}),
  judge: ({ workload, message, runs }) => [
    {
      kind: 'root',
      summary: `${running(workload, runs)} gets no pods: the API server refuses them`,
      certainty: 'certain',
      decisive: true,
      evidence: [{ text: message, source: 'refusal' }],
      remedies: templateRemedies(workload, 'Repair what the message names; the pods are then made by themselves.'),
    },
  ],
});
