import { readRefusal } from '../down/refusal.ts';
import { running, templateRemedies } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/** A webhook or policy says no to the pods, for a reason of its own. */
export const admissionDeniesPods = defineRule({
  id: 'admission-denies-pods',
  explains: 'pods-refused',
  looksFor: 'Pods that an admission webhook or a ValidatingAdmissionPolicy denies.',
  sources: [
    'k8s.io/apiserver pkg/admission/plugin/webhook/errors/statuserror.go',
    'k8s.io/apiserver pkg/admission/plugin/policy/validating/dispatcher.go',
  ],
  applies: ({ message }) => readRefusal(message).kind === 'denied',
  needs: () => ({}),
  judge({ workload, message, runs }) {
    const refusal = readRefusal(message);
    if (refusal.kind !== 'denied') return [];
    return [
      {
        kind: 'root',
        summary: `${running(workload, runs)} gets no pods: ${refusal.by} denies them`,
        certainty: 'certain',
        decisive: true,
        evidence: [{ text: refusal.said === '' ? message : refusal.said, source: 'refusal' }],
        remedies: [
          ...templateRemedies(
            workload,
            `Change its pods so that ${refusal.by} lets them in; they are then made by themselves.`,
          ),
          { effect: `Or make an exception in ${refusal.by}, where it is wrong about them.`, safety: 'careful' },
        ],
      },
    ];
  },
});
