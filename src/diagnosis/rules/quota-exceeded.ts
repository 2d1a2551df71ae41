import { objectAt, stringMapAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { readRefusal } from '../down/refusal.ts';
import { running, templateRemedies } from '../down/workload-words.ts';
import type { Evidence } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** The namespace's ResourceQuota has no room for the pod. */
export const quotaExceeded = defineRule({
  id: 'quota-exceeded',
  explains: 'pods-refused',
  looksFor: 'Pods that a ResourceQuota of their namespace has no room for.',
  sources: [
    'kubernetes.io/docs/concepts/policy/resource-quotas',
    'k8s.io/apiserver pkg/admission/plugin/resourcequota/controller.go',
  ],
  applies: ({ message }) => readRefusal(message).kind === 'quota',
  needs: ({ workload: { metadata } }) => ({
    quotas: { kind: 'list', group: '', resource: 'resourcequotas', namespace: metadata.namespace },
  }),
  judge({ workload, message, runs }, { quotas }) {
    const refusal = readRefusal(message);
    if (refusal.kind !== 'quota') return [];
    const { namespace } = workload.metadata;
    const { quota: name } = refusal;
    const quota = quotas.ok ? quotas.value.find(({ metadata }) => metadata.name === name) : undefined;
    // Where it has been deleted meanwhile, the next try succeeds.
    if (quotas.ok && quota === undefined && name !== undefined) return [];
    const named = name === undefined ? 'a quota' : `ResourceQuota ${namespace}/${name}`;
    return [
      {
        kind: 'root',
        summary: `${running(workload, runs)} gets no pods: ${named} has no room for them`,
        // The words are from the last try, up to 17 minutes ago: the quota may have been raised since.
        certainty: quota === undefined || isChanged(quota, refusal.said) ? 'likely' : 'certain',
        decisive: true,
        evidence: [{ text: refusal.said, source: 'refusal' }, ...(quota === undefined ? [] : used(quota))],
        remedies: [
          {
            command: kubectl(
              ...inNamespace(namespace),
              'describe',
              'resourcequota',
              ...(name === undefined ? [] : [name]),
            ),
            effect: 'Shows what is used of it: remove what nobody needs, and the pods are made by themselves.',
            safety: 'safe',
          },
          ...(name === undefined
            ? []
            : [
                {
                  command: kubectl(...inNamespace(namespace), 'edit', 'resourcequota', name),
                  effect: 'Raises the limit: whoever set it had a reason.',
                  safety: 'careful',
                } as const,
              ]),
          ...templateRemedies(
            workload,
            'Or ask for less, or for something at all where the quota demands requests or limits.',
          ).slice(0, 1),
        ],
      },
    ];
  },
});

/** Whether a limit that a refusal names (`limited: pods=2,requests.cpu=1`) is another one by now. */
function isChanged(quota: KubeObject, said: string): boolean {
  const [, limits = ''] = /limited: (\S+)/.exec(said) ?? [];
  const hard = stringMapAt(quota.body, 'status', 'hard');
  return limits.split(',').some((limit) => {
    const [what = '', value] = limit.split('=');
    return value !== undefined && hard[what] !== value;
  });
}

function used(quota: KubeObject): Evidence[] {
  const hard = objectAt(quota.body, 'status', 'hard') ?? {};
  const taken = objectAt(quota.body, 'status', 'used') ?? {};
  const text = Object.entries(hard).map(([what, limit]) => `${what} ${taken[what] ?? '?'} of ${limit}`);
  return text.length === 0 ? [] : [{ text: `used: ${text.join(', ')}`, source: 'ResourceQuota' }];
}
