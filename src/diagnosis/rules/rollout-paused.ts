import { booleanAt, objectAt, stringMapAt } from '../../objects/json.ts';
import { managersOfField } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, podsOfWorkload, replicaSetsOf } from '../../objects/pod.ts';
import { desiredPods, podTemplate } from '../../objects/workload.ts';
import { podsIn, replicaSetsIn } from '../down/needs.ts';
import { effectOn, running, workloadCommand } from '../down/workload-words.ts';
import type { Evidence } from '../finding.ts';
import { defineRule } from '../rule.ts';

/**
 * A paused Deployment makes no new ReplicaSet; the ones it has are only scaled. One that was paused before it had any
 * has no pods; a change of one that has some, which may mend them, waits.
 */
export const rolloutPaused = defineRule({
  id: 'rollout-paused',
  explains: 'workload-down',
  looksFor:
    'A paused Deployment that has made no pods yet, or whose last change, which may mend its pods, is not rolled out.',
  sources: ['kubernetes/kubernetes pkg/controller/deployment/sync.go (sync: paused Deployments are only scaled)'],
  applies: ({ workload }) => booleanAt(workload.body, 'spec', 'paused') === true && desiredPods(workload) > 0,
  needs: ({ workload: { metadata } }) => ({
    replicaSets: replicaSetsIn(metadata.namespace),
    pods: podsIn(metadata.namespace),
  }),
  judge({ workload, runs }, { replicaSets, pods }) {
    if (!replicaSets.ok || !pods.ok) return [];
    const made = replicaSetsOf(workload, replicaSets.value);
    const left = podsOfWorkload(workload, pods.value, replicaSets.value).filter((pod) => !hasEnded(pod));
    const [newest] = made;
    const waits = newest !== undefined && templateText(newest) !== templateText(workload);
    if ((newest !== undefined || left.length > 0) && !waits) return [];
    const what = waits ? 'paused, so that its last change does not reach its pods' : 'paused and has made no pods yet';
    return [
      {
        kind: 'root',
        summary: `${running(workload, runs)} is ${what}`,
        certainty: waits ? 'possible' : 'certain',
        decisive: !waits,
        evidence: [pausedEvidence(workload)],
        remedies: [
          {
            command: workloadCommand(['rollout', 'resume'], workload),
            effect: effectOn(workload, `Rolls out what the Deployment says now: ${runs} starts with it.`),
            safety: waits ? 'careful' : 'safe',
          },
        ],
      },
    ];
  },
});

function pausedEvidence(workload: KubeObject): Evidence {
  const [last] = managersOfField(workload, 'spec', 'paused');
  if (last === undefined) return { text: 'spec.paused is true', source: workload.type.kind };
  return { text: `spec.paused is true, and belongs to ${last.manager}`, source: 'managedFields', time: last.time };
}

/** A pod template as text, without the label that the Deployment controller adds to a ReplicaSet's. */
function templateText(workload: KubeObject): string {
  const template = podTemplate(workload);
  const { 'pod-template-hash': _, ...labels } = stringMapAt(template, 'metadata', 'labels');
  const annotations = stringMapAt(template, 'metadata', 'annotations');
  return JSON.stringify([labels, annotations, objectAt(template, 'spec')]);
}
