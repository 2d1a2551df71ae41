import type { KubeObject } from '../../objects/object.ts';
import { isPodReady, podsOfWorkload } from '../../objects/pod.ts';
import { counted, inWords } from '../../objects/words.ts';
import { desiredPods } from '../../objects/workload.ts';
import { podsIn, replicaSetsIn } from '../down/needs.ts';
import { oldTemplate } from '../down/old-template.ts';
import { lastEvicted, tellingPods } from '../down/pod-likeness.ts';
import type { Certainty, Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A workload works as far as its pods do: each way in which they do not is a question of its own. */
export const podsNotReady = defineRule({
  id: 'pods-not-ready',
  explains: 'workload-down',
  looksFor: 'Pods of a workload none of which is ready; of those that fare alike one is looked at.',
  sources: ['kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle'],
  applies: ({ workload }) => desiredPods(workload) > 0,
  needs: ({ workload: { metadata } }) => ({
    pods: podsIn(metadata.namespace),
    replicaSets: replicaSetsIn(metadata.namespace),
  }),
  judge({ workload, runs }, { pods, replicaSets }) {
    if (!pods.ok) return [];
    const own = podsOfWorkload(workload, pods.value, replicaSets.ok ? replicaSets.value : undefined);
    // It has come back since it was asked about.
    if (own.some(isPodReady)) return [];
    const telling = tellingPods(own);
    const evicted = lastEvicted(own);
    const also = evicted === undefined || telling.includes(evicted) ? [] : [evicted];
    const evidence = [
      { text: `none of ${counted(own.length, 'pod')} of ${inWords(workload)} is ready`, source: 'pods' },
    ];
    const follows = (pod: KubeObject, certainty: Certainty): Finding => {
      const symptom = { kind: 'pod-down', pod, workload, runs } as const;
      return { kind: 'symptom', symptom, certainty, evidence, remedies: [] };
    };
    // What a changed template may have mended is hardly why.
    const sure = (pod: KubeObject) => (oldTemplate(workload, pod) === undefined ? 'certain' : 'possible');
    return [...telling.map((pod) => follows(pod, sure(pod))), ...also.map((pod) => follows(pod, 'possible'))];
  },
});
