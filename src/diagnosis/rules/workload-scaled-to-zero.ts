import { eventsAbout } from '../../objects/event.ts';
import type { Answer } from '../../objects/gap.ts';
import { numberAt, objectAt, stringAt } from '../../objects/json.ts';
import { fieldManagersOf, managersOfField } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { eventsIn } from '../down/needs.ts';
import { effectOn, running, workloadCommand } from '../down/workload-words.ts';
import type { Evidence } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** spec.replicas is 0: no pod will come, whatever else is wrong with it. */
export const workloadScaledToZero = defineRule({
  id: 'workload-scaled-to-zero',
  explains: 'workload-down',
  looksFor: 'A Deployment or StatefulSet that is scaled to 0: who set it, and what scales it besides.',
  sources: [
    'kubernetes.io/docs/concepts/workloads/controllers/deployment',
    'kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale (implicit maintenance-mode deactivation)',
    'keda.sh/docs/latest/concepts/scaling-deployments',
  ],
  applies: ({ workload }) => numberAt(workload.body, 'spec', 'replicas') === 0,
  needs: ({ workload }) => ({
    autoscalers: {
      kind: 'list',
      group: 'autoscaling',
      resource: 'horizontalpodautoscalers',
      namespace: workload.metadata.namespace,
    },
    events: eventsIn(workload.metadata.namespace ?? ''),
    scaledObjects: {
      kind: 'list',
      group: 'keda.sh',
      resource: 'scaledobjects',
      namespace: workload.metadata.namespace,
    },
  }),
  judge({ workload, runs }, { autoscalers, scaledObjects, events }) {
    const command = workloadCommand(['scale'], workload, '--replicas=1');
    return [
      {
        kind: 'root',
        summary: `${running(workload, runs)} is scaled to 0`,
        certainty: 'certain',
        decisive: true,
        evidence: [
          replicasEvidence(workload),
          ...scaledDown(workload, events),
          ...scalers(workload, autoscalers, scaledObjects),
        ],
        remedies: [
          {
            command,
            effect: effectOn(workload, `Starts ${runs} again, and what waits for it goes on.`),
            safety: 'safe',
          },
        ],
      },
    ];
  },
});

/**
 * Who set it, as far as managedFields tell. What sets it through the subresource scale, as kubectl scale does, owns no
 * field for it (seen on 1.37: entries of the subresource are not kept for a Deployment's replicas), and takes it away
 * from whoever did.
 */
function replicasEvidence(workload: KubeObject): Evidence {
  const [last] = managersOfField(workload, 'spec', 'replicas');
  if (last !== undefined) {
    const { manager, operation, time } = last;
    const how = operation === 'Apply' ? ' (apply)' : '';
    return {
      text: `spec.replicas is 0, and belongs to ${manager}${how}, which last wrote`,
      source: 'managedFields',
      time,
    };
  }
  const text = 'spec.replicas is 0';
  if (fieldManagersOf(workload).length === 0) return { text, source: workload.type.kind };
  return { text: `${text}, and belongs to nobody: it was set as kubectl scale does`, source: 'managedFields' };
}

/** When its last pods went, as its controller reported: events are kept for an hour. */
function scaledDown(workload: KubeObject, events: Answer<readonly KubeObject[]>): Evidence[] {
  const report = (events.ok ? eventsAbout(workload, events.value) : []).find(
    ({ reason, message }) =>
      (reason === 'ScalingReplicaSet' && / to 0( |$)/.test(message)) || reason === 'SuccessfulDelete',
  );
  return report === undefined ? [] : [{ text: report.message, source: 'event', time: report.last }];
}

/** What scales it besides. An autoscaler leaves a workload alone while it is at 0; KEDA brings one from 0 to 1. */
function scalers(
  workload: KubeObject,
  autoscalers: Answer<readonly KubeObject[]>,
  scaledObjects: Answer<readonly KubeObject[]>,
): Evidence[] {
  const targeting = (answer: Answer<readonly KubeObject[]>) =>
    (answer.ok ? answer.value : []).filter((scaler) => targets(scaler, workload));
  return [
    ...targeting(autoscalers).map((scaler) => ({
      text: `${inWords(scaler)} leaves it alone while it is at 0`,
      source: 'autoscaler',
    })),
    ...targeting(scaledObjects).map((scaler) => ({
      text: `${inWords(scaler)} scales it by events, and may want it at 0`,
      source: 'KEDA',
    })),
  ];
}

function targets(scaler: KubeObject, { type, metadata }: KubeObject): boolean {
  const target = objectAt(scaler.body, 'spec', 'scaleTargetRef');
  return (stringAt(target, 'kind') ?? 'Deployment') === type.kind && stringAt(target, 'name') === metadata.name;
}
