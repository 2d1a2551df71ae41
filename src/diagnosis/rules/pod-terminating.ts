import { defineRule } from '../rule.ts';

/** A pod that is on its way out does not work any more; its successor may have to wait for it. */
export const podTerminating = defineRule({
  id: 'pod-terminating',
  explains: 'pod-down',
  looksFor: 'A pod that is itself Terminating, and that its successor waits for (StatefulSet, strategy Recreate).',
  sources: [
    'kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle (termination)',
    'kubernetes/kubernetes pkg/controller/statefulset/stateful_set_control.go (processReplica)',
  ],
  applies: ({ pod }) => pod.metadata.deletionTime !== undefined,
  needs: () => ({}),
  judge: ({ pod }) => [
    {
      kind: 'symptom',
      symptom: { kind: 'terminating', object: pod },
      certainty: 'certain',
      evidence: [],
      remedies: [],
    },
  ],
});
