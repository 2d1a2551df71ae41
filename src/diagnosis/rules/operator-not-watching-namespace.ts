import { inWords, some } from '../../objects/words.ts';
import type { Operator } from '../../operators/model.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import type { Remedy } from '../finding.ts';
import { logNeeds, logsIn } from '../operators/operator-logs.ts';
import { operatorInWords, operatorKey } from '../operators/operator-words.ts';
import { unseen } from '../operators/seen-in-log.ts';
import { defineRule } from '../rule.ts';

/**
 * An operator that is told to watch some namespaces, and an object of another. Where it may not read others is another
 * rule's; and it is not so where the log speaks of the object. Never sure: what a variable of that name means is up to
 * the program.
 */
export const operatorNotWatchingNamespace = defineRule({
  id: 'operator-not-watching-namespace',
  explains: 'operator-passive',
  looksFor: 'An operator that is told to watch some namespaces, and an object in another one.',
  sources: [
    'sdk.operatorframework.io/docs/building-operators/golang/operator-scope',
    'olm.operatorframework.io/docs/advanced-tasks/operator-scoping-with-operatorgroups',
  ],
  applies: ({ operator: { watches }, object: { metadata } }) =>
    watches.kind === 'namespaces' &&
    watches.evidence.some(({ weight }) => weight !== 'weak') &&
    metadata.namespace !== undefined &&
    !watches.namespaces.includes(metadata.namespace),
  needs: ({ operator }) => logNeeds(operator),
  judge({ operator, object }, answers, { now }) {
    const { watches } = operator;
    const seen = unseen(object, logsIn(answers, now));
    const { namespace } = object.metadata;
    if (watches.kind !== 'namespaces' || namespace === undefined || seen.kind === 'seen') return [];
    const watched = watches.namespaces.length === 1 ? 'namespace' : 'namespaces';
    return [
      {
        kind: 'root',
        summary: `${operatorInWords(operator)} watches ${watched} ${some(watches.namespaces)} alone, and ${inWords(object)} is in ${namespace}`,
        certainty: 'likely',
        decisive: false,
        same: `${operatorKey(operator)} ${namespace}`,
        evidence: [...watches.evidence.map(({ text, source }) => ({ text, source })), ...seen.evidence],
        remedies: remediesFor(operator, watches.namespaces, namespace),
      },
    ];
  },
});

function remediesFor(operator: Operator, watched: readonly string[], namespace: string): Remedy[] {
  const workload = operator.workload?.object;
  if (workload === undefined || operator.watches.kind !== 'namespaces') return [];
  const where = inNamespace(workload.metadata.namespace);
  const [evidence] = operator.watches.evidence;
  const needs = `It also has to be allowed to work in ${namespace}.`;
  const [, variable] = /\b([A-Z][A-Z0-9_]+)=/.exec(evidence?.text ?? '') ?? [];
  if (evidence?.source === 'operator-group')
    return [
      {
        command: kubectl(...where, 'edit', 'operatorgroups.operators.coreos.com'),
        effect: `Add ${namespace} to spec.targetNamespaces: OLM then gives the operator its permissions there and starts it anew.`,
        safety: 'careful',
      },
    ];
  return [
    {
      command:
        variable === undefined
          ? kubectl(...where, 'edit', typeAndName(workload))
          : kubectl(...where, 'set', 'env', typeAndName(workload), `${variable}=${[...watched, namespace].join(',')}`),
      effect: `The operator starts anew and then watches ${namespace} too. ${needs} Whoever installs it can take the change back.`,
      safety: 'careful',
    },
  ];
}
