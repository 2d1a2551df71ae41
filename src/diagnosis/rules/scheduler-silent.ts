import { conditionsOf, findCondition } from '../../objects/condition.ts';
import { stringAt } from '../../objects/json.ts';
import { isExpired, leaseState } from '../../objects/lease.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, nodeOf } from '../../objects/pod.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { running } from '../down/workload-words.ts';
import type { Evidence } from '../finding.ts';
import { defineRule } from '../rule.ts';

const DEFAULT = 'default-scheduler';

/** A scheduler takes up a new pod at once: one that nobody has looked at after so many milliseconds waits for nobody. */
const LATE = 30_000;

/** A pod that no scheduler has looked at: it has no node, and no condition that says why. */
export const schedulerSilent = defineRule({
  id: 'scheduler-silent',
  explains: 'pod-down',
  looksFor: 'A pod that its scheduler has not looked at: kube-scheduler down, or a scheduler that does not exist.',
  sources: [
    'kubernetes.io/docs/tasks/extend-kubernetes/configure-multiple-schedulers',
    'kubernetes/kubernetes pkg/scheduler',
  ],
  applies: ({ pod }, { now }) =>
    !hasEnded(pod) &&
    nodeOf(pod) === undefined &&
    pod.metadata.deletionTime === undefined &&
    findCondition(conditionsOf(pod), 'PodScheduled') === undefined &&
    now - (pod.metadata.creationTime ?? now) > LATE,
  needs: () => ({
    lease: {
      kind: 'object',
      group: 'coordination.k8s.io',
      resource: 'leases',
      namespace: 'kube-system',
      name: 'kube-scheduler',
    },
  }),
  judge({ pod, runs }, { lease }, { now }) {
    const scheduler = schedulerOf(pod);
    const usual = scheduler === DEFAULT;
    const sign = usual && lease.ok ? leaseState(lease.value) : undefined;
    // It is at work by its Lease: the pod's turn may come in a moment.
    if (sign !== undefined && sign.holder !== '' && !isExpired(sign, now)) return [];
    const dead = usual && (sign !== undefined || (!lease.ok && lease.gap.reason === 'not-found'));
    const evidence: Evidence[] = [
      { text: 'it has no node, and no condition PodScheduled', source: 'pod', time: pod.metadata.creationTime },
      ...(!dead
        ? []
        : [
            sign === undefined
              ? { text: 'Lease kube-system/kube-scheduler is not there', source: 'lease' }
              : { text: 'Lease kube-system/kube-scheduler was last renewed', source: 'lease', time: sign.renewTime },
          ]),
    ];
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} waits for a node, and scheduler ${usual ? 'kube-scheduler' : scheduler} has not looked at it`,
        certainty: dead ? 'likely' : 'possible',
        decisive: false,
        evidence,
        remedies: [remedy(usual, scheduler)],
      },
    ];
  },
});

function schedulerOf({ body }: KubeObject): string {
  return stringAt(body, 'spec', 'schedulerName') || DEFAULT;
}

function remedy(usual: boolean, scheduler: string) {
  if (!usual)
    return {
      effect: `Start the scheduler ${scheduler}, which the pod asks for, or take spec.schedulerName off its template.`,
      safety: 'safe',
    } as const;
  return {
    command: kubectl(...inNamespace('kube-system'), 'get', 'pods', '-l', 'component=kube-scheduler'),
    effect: 'Shows kube-scheduler where it runs as a pod: get it to work again, and pods are placed by themselves.',
    safety: 'safe',
  } as const;
}
