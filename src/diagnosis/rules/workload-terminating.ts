import { defineRule } from '../rule.ts';

/** A workload that is being deleted makes no pods: its controllers look for its deletionTimestamp first. */
export const workloadTerminating = defineRule({
  id: 'workload-terminating',
  explains: 'workload-down',
  looksFor: 'A workload that is itself being deleted, so that no pods are made for it.',
  sources: [
    'kubernetes/kubernetes pkg/controller/deployment/deployment_controller.go (syncDeployment: DeletionTimestamp)',
    'kubernetes/kubernetes pkg/controller/statefulset/stateful_set_control.go (updateStatefulSet: DeletionTimestamp)',
  ],
  applies: ({ workload }) => workload.metadata.deletionTime !== undefined,
  needs: () => ({}),
  judge: ({ workload }) => [
    {
      kind: 'symptom',
      symptom: { kind: 'terminating', object: workload },
      certainty: 'certain',
      evidence: [],
      remedies: [],
    },
  ],
});
