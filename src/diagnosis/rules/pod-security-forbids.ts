import { kubectl } from '../commands.ts';
import { coreObject } from '../down/needs.ts';
import { readRefusal } from '../down/refusal.ts';
import { running, templateRemedies } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/** The namespace enforces a Pod Security Standard that the pods do not meet. */
export const podSecurityForbids = defineRule({
  id: 'pod-security-forbids',
  explains: 'pods-refused',
  looksFor: 'Pods that do not meet the Pod Security Standard that their namespace enforces.',
  sources: [
    'kubernetes.io/docs/concepts/security/pod-security-admission',
    'k8s.io/pod-security-admission admission/admission.go',
  ],
  applies: ({ message }) => readRefusal(message).kind === 'pod-security',
  needs: ({ workload: { metadata } }) => ({ namespace: coreObject('namespaces', undefined, metadata.namespace ?? '') }),
  judge({ workload, message, runs }, { namespace: read }) {
    const refusal = readRefusal(message);
    if (refusal.kind !== 'pod-security') return [];
    const namespace = workload.metadata.namespace ?? '';
    const enforced = read.ok ? read.value.metadata.labels['pod-security.kubernetes.io/enforce'] : undefined;
    return [
      {
        kind: 'root',
        summary: `${running(workload, runs)} gets no pods: Namespace ${namespace} enforces Pod Security ${refusal.level}`,
        // The words are from the last try, up to 17 minutes ago. Without a label the cluster's own default counts.
        certainty: enforced === undefined || refusal.level.startsWith(`${enforced}:`) ? 'certain' : 'likely',
        decisive: true,
        evidence: [{ text: refusal.said, source: 'refusal' }],
        remedies: [
          ...templateRemedies(
            workload,
            'Give its pods a securityContext that meets the standard; they are then made by themselves.',
          ),
          {
            command: kubectl(
              'label',
              'namespace',
              namespace,
              'pod-security.kubernetes.io/enforce=privileged',
              '--overwrite',
            ),
            effect:
              'Lets all pods into the namespace, whatever they may do to their nodes: only where its users are trusted.',
            safety: 'careful',
          },
        ],
      },
    ];
  },
});
