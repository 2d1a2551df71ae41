import { conditionsOf } from '../../objects/condition.ts';
import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, podPhase } from '../../objects/pod.ts';
import { inWords } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { passive, waitsFor } from '../controllers/protection.ts';
import { isTerminating } from '../deletion-age.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

const FINALIZER = 'batch.kubernetes.io/job-tracking';
const SOURCE = 'kubernetes/kubernetes pkg/controller/job/job_controller.go';
const JOB_CONTROLLER = 'kubernetes.io/job-controller';

/**
 * The Job controller takes its finalizer off pods that it has counted, and off those whose Job is gone or over; it leaves
 * alone the pods of a Job that somebody else manages. Verified on Kubernetes 1.37.
 */
export const jobManagedElsewhere = defineRule({
  id: 'job-managed-elsewhere',
  explains: 'finalizer',
  looksFor: 'A pod of a Job with spec.managedBy: the Job controller leaves such Jobs and their pods alone.',
  sources: [`${SOURCE}, handleSingleOrphanPod and canRemoveFinalizer`, 'KEP-4368 (Job managed-by)'],
  applies: ({ finalizer, object }) => finalizer === FINALIZER && object.type.kind === 'Pod' && jobName(object) !== '',
  needs: ({ object }) => ({
    job: {
      kind: 'object',
      group: 'batch',
      resource: 'jobs',
      namespace: object.metadata.namespace,
      name: jobName(object),
    } as const,
  }),
  judge({ object, finalizer }, { job: answered }): readonly Finding[] {
    if (!answered.ok && answered.gap.reason !== 'not-found') return [];
    const job = answered.ok && answered.value.metadata.uid === owner(object)?.uid ? answered.value : undefined;
    const manager = stringAt(job?.body, 'spec', 'managedBy');
    if (job !== undefined && manager !== undefined && manager !== JOB_CONTROLLER) return [managed(job, manager)];
    if (job !== undefined && waitsForEnd(object, job)) {
      const text = `Job ${job.metadata.name} counts a pod that has ended; the phase is ${podPhase(object)}`;
      return [waitsFor(object, [{ text, source: 'job' }])];
    }
    const text = job === undefined ? `Job ${jobName(object)} is gone` : `the phase of the pod is ${podPhase(object)}`;
    const left = { text: 'the pod may not be counted in the status of its Job', source: SOURCE };
    return [passive('kube-controller-manager', object, finalizer, { evidence: [{ text, source: 'job' }], left })];
  },
});

function owner({ metadata }: KubeObject) {
  return metadata.owners.find(
    ({ controller, kind, apiVersion }) => controller && `${apiVersion}/${kind}` === 'batch/v1/Job',
  );
}

function jobName(pod: KubeObject): string {
  return owner(pod)?.name ?? '';
}

/** Only a Job that replaces failed pods alone waits for a pod that is being deleted to end (isPodFailed). */
function waitsForEnd(pod: KubeObject, job: KubeObject): boolean {
  const over = conditionsOf(job).some(
    ({ type, status }) =>
      ['Complete', 'Failed', 'SuccessCriteriaMet', 'FailureTarget'].includes(type) && status === 'True',
  );
  const failedOnly = stringAt(job.body, 'spec', 'podReplacementPolicy') === 'Failed';
  return failedOnly && !over && !isTerminating(job) && !hasEnded(pod);
}

function managed(job: KubeObject, manager: string): Finding {
  const { namespace } = job.metadata;
  return {
    kind: 'root',
    summary: `${inWords(job)} is managed by ${manager}, so that the Job controller leaves its pods alone`,
    certainty: 'certain',
    decisive: true,
    evidence: [{ text: `spec.managedBy of ${inWords(job)} is ${manager}`, source: 'job' }],
    remedies: [
      {
        command: kubectl(...inNamespace(namespace), 'describe', typeAndName(job)),
        effect: `Shows the Job. See to it that ${manager} runs: it has to count the pod and take the finalizer off.`,
        safety: 'safe',
      },
      {
        command: kubectl(...inNamespace(namespace), 'delete', typeAndName(job)),
        effect:
          'Once the Job is gone, the Job controller takes the finalizer off its pods. Whatever manages the Job loses it.',
        safety: 'careful',
      },
    ],
  };
}
