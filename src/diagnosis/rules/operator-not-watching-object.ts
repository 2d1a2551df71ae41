import { inWords } from '../../objects/words.ts';
import { filtersOf } from '../../operators/object-filter.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { logNeeds, logsIn } from '../operators/operator-logs.ts';
import { operatorInWords, operatorKey } from '../operators/operator-words.ts';
import { unseen } from '../operators/seen-in-log.ts';
import { defineRule } from '../rule.ts';

/**
 * An operator that is told to look after objects of a label or a class only, and an object of another: its label was
 * taken off, its class changed, or the operator was started anew. Never sure, since the flag's meaning is known by its
 * name alone; and not so where the log speaks of the object.
 */
export const operatorNotWatchingObject = defineRule({
  id: 'operator-not-watching-object',
  explains: 'operator-passive',
  looksFor: 'An operator that is started with a label selector or a class that the object does not have.',
  sources: [
    'fluxcd/pkg runtime/controller/watch.go',
    'kubernetes-sigs/cluster-api api/core/v1beta2/common_types.go (WatchLabel)',
  ],
  applies: ({ operator, object }) => mismatches(operator.workload?.object, object).length > 0,
  needs: ({ operator }) => logNeeds(operator),
  judge({ operator, object }, answers, { now }) {
    const seen = unseen(object, logsIn(answers, now));
    if (seen.kind === 'seen' || operator.workload === undefined) return [];
    const { object: workload } = operator.workload;
    return mismatches(workload, object).map(({ text, wellKnown, instead }) => ({
      kind: 'root' as const,
      summary: `${operatorInWords(operator)} is started with ${text} and does not watch ${inWords(object)}: ${instead}`,
      certainty: wellKnown || seen.kind === 'unseen' ? ('likely' as const) : ('possible' as const),
      decisive: false,
      same: `${operatorKey(operator)} ${text}`,
      evidence: [
        { text: `it is started with ${text}`, source: workload.type.kind },
        { text: instead, source: object.type.kind },
        ...seen.evidence,
      ],
      remedies: [
        {
          command: kubectl(...inNamespace(object.metadata.namespace), 'edit', typeAndName(object)),
          effect: `Give it the label or class of ${text}: the operator then sees it, and lets it go when it has cleaned up.`,
          safety: 'safe' as const,
        },
        {
          command: kubectl(...inNamespace(workload.metadata.namespace), 'edit', typeAndName(workload)),
          effect: `Change ${text}: the operator starts anew and then looks after other objects as well.`,
          safety: 'careful' as const,
        },
      ],
    }));
  },
});

function mismatches(workload: Parameters<typeof filtersOf>[0] | undefined, object: Parameters<typeof filtersOf>[0]) {
  if (workload === undefined) return [];
  return filtersOf(workload).flatMap(({ text, wellKnown, mismatch }) => {
    const instead = mismatch(object);
    return instead === undefined ? [] : [{ text, wellKnown, instead }];
  });
}
