import { inNamespace, kubectl } from '../commands.ts';
import { coreObject } from '../down/needs.ts';
import { readRefusal } from '../down/refusal.ts';
import { running } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/** No pod is made for a ServiceAccount that does not exist. */
export const serviceAccountMissing = defineRule({
  id: 'service-account-missing',
  explains: 'pods-refused',
  looksFor: 'Pods whose ServiceAccount does not exist.',
  sources: ['kubernetes/kubernetes plugin/pkg/admission/serviceaccount/admission.go'],
  applies: ({ message }) => readRefusal(message).kind === 'service-account',
  needs({ message }) {
    const refusal = readRefusal(message);
    const { namespace, name } = refusal.kind === 'service-account' ? refusal : { namespace: '', name: '' };
    return { account: coreObject('serviceaccounts', namespace, name) };
  },
  judge({ workload, message, runs }, { account }) {
    const refusal = readRefusal(message);
    // Where it has been made meanwhile, the next try succeeds.
    if (refusal.kind !== 'service-account' || account.ok) return [];
    const { namespace, name } = refusal;
    return [
      {
        kind: 'root',
        summary: `${running(workload, runs)} gets no pods: ServiceAccount ${namespace}/${name} does not exist`,
        certainty: account.gap.reason === 'not-found' ? 'certain' : 'likely',
        decisive: true,
        evidence: [{ text: message, source: 'refusal' }],
        remedies: [
          {
            command: kubectl(...inNamespace(namespace), 'create', 'serviceaccount', name),
            effect: `Lets the pods be made. What ${runs} may do hangs on it: its roles have to be bound to it still.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
