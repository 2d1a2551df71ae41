import { isPodReady, podsOfWorkload } from '../../objects/pod.ts';
import { inWords } from '../../objects/words.ts';
import { desiredPods } from '../../objects/workload.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { podsIn } from '../down/needs.ts';
import { oldTemplate } from '../down/old-template.ts';
import { running } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/**
 * A StatefulSet with ordered pods waits for each to be ready before it goes on, also where its template has been mended
 * since: it never replaces a broken pod of the old template by itself.
 */
export const statefulSetKeepsBrokenPod = defineRule({
  id: 'stateful-set-keeps-broken-pod',
  explains: 'workload-down',
  looksFor:
    'A StatefulSet whose template was changed, and that waits for a broken pod of the old one (forced rollback).',
  sources: [
    'kubernetes.io/docs/concepts/workloads/controllers/statefulset (forced rollback)',
    'kubernetes/kubernetes pkg/controller/statefulset/stateful_set_control.go (processReplica, OrderedReady)',
  ],
  applies: ({ workload }) => workload.type.kind === 'StatefulSet' && desiredPods(workload) > 0,
  needs: ({ workload: { metadata } }) => ({ pods: podsIn(metadata.namespace) }),
  judge({ workload, runs }, { pods }) {
    if (!pods.ok) return [];
    const own = podsOfWorkload(workload, pods.value, undefined);
    const broken = own.find((pod) => oldTemplate(workload, pod) !== undefined);
    const revisions = broken === undefined ? undefined : oldTemplate(workload, broken);
    if (broken === undefined || revisions === undefined || own.some(isPodReady)) return [];
    return [
      {
        kind: 'root',
        summary: `${running(workload, runs)} waits for ${inWords(broken)} to be ready, which has a template that was changed since`,
        certainty: 'certain',
        decisive: true,
        evidence: [
          { text: `the pod has revision ${revisions.pod}, the StatefulSet ${revisions.wanted}`, source: 'pod' },
        ],
        remedies: [
          {
            command: kubectl(...inNamespace(broken.metadata.namespace), 'delete', 'pod', broken.metadata.name),
            effect: 'The StatefulSet makes it anew with its present template, which may be no better; its claims stay.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
