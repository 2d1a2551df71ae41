import { some } from '../../objects/words.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { type ConfigReference, configReferences } from '../down/config-references.ts';
import { cannotStart, isOnNode, nothingRan } from '../down/container-trouble.ts';
import { coreObject } from '../down/needs.ts';
import { running, templateRemedies } from '../down/workload-words.ts';
import type { Remedy } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** So many are looked for: each costs a request. */
const MOST = 12;

/** A kubelet does not make a container before every Secret and ConfigMap that is not optional is there. */
export const podConfigMissing = defineRule({
  id: 'pod-config-missing',
  explains: 'pod-down',
  looksFor: 'A Secret or ConfigMap that a pod needs for its volumes or environment and that does not exist.',
  sources: ['kubernetes.io/docs/concepts/configuration/secret', 'kubernetes.io/docs/concepts/configuration/configmap'],
  applies: ({ pod }) =>
    isOnNode(pod) && (cannotStart(pod) !== undefined || nothingRan(pod)) && configReferences(pod).length > 0,
  needs: ({ pod }) =>
    Object.fromEntries(
      configReferences(pod)
        .slice(0, MOST)
        .map(({ kind, name }) => [
          keyOf({ kind, name }),
          coreObject(kind === 'Secret' ? 'secrets' : 'configmaps', pod.metadata.namespace, name),
        ]),
    ),
  judge({ pod, workload, runs }, answers) {
    const missing = configReferences(pod).filter((reference) => {
      const answer = answers[keyOf(reference)];
      return answer !== undefined && !answer.ok && answer.gap.reason === 'not-found';
    });
    if (missing.length === 0) return [];
    const { namespace } = pod.metadata;
    const names = some(missing.map(({ kind, name }) => `${kind} ${namespace}/${name}`));
    const waiting = cannotStart(pod);
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} needs ${names}, which ${missing.length === 1 ? 'does' : 'do'} not exist`,
        certainty: 'certain',
        decisive: true,
        evidence: [
          ...missing.map(({ kind, name }) => ({ text: `${kind} ${namespace}/${name} is not there`, source: kind })),
          ...(waiting === undefined
            ? []
            : [
                {
                  text: `container ${waiting.container.name} waits: ${waiting.reason}: ${waiting.message}`,
                  source: 'pod',
                },
              ]),
        ],
        remedies: [
          ...missing.slice(0, 1).map((reference) => creation(reference, namespace)),
          ...templateRemedies(workload, 'Or name one that exists; its pods are made anew.').slice(0, 1),
        ],
      },
    ];
  },
});

function keyOf({ kind, name }: ConfigReference): string {
  return `${kind}/${name}`;
}

function creation({ kind, name }: ConfigReference, namespace: string | undefined): Remedy {
  const effect =
    'Make it anew with what belongs into it (whatever installed the workload knows): the pod then starts by itself.';
  const what = kind === 'Secret' ? ['secret', 'generic'] : ['configmap'];
  return {
    command: kubectl(...inNamespace(namespace), 'create', ...what, name, '--from-env-file=FILE'),
    effect,
    safety: 'safe',
  };
}
