import { groupResource } from '../../objects/resource-type.ts';
import { some } from '../../objects/words.ts';
import { kubectl } from '../commands.ts';
import type { PartialList } from '../query.ts';
import { conditionEvidence, isToBeEmptied, type RemainingType, remainingTypes } from '../remains/namespace.ts';
import { hidesObjects } from '../remains/unreadable.ts';
import { defineRule } from '../rule.ts';

/**
 * Objects that our user may not list are left, by the namespace controller's own count. It is as old as its last look, and
 * does not tell what holds them.
 */
export const namespaceContentUnlisted = defineRule({
  id: 'namespace-content-unlisted',
  explains: 'terminating',
  looksFor: 'Objects of types that could not be listed, of which NamespaceContentRemaining says that they are left.',
  sources: ['kubernetes/kubernetes pkg/controller/namespace/deletion/status_condition_utils.go (ProcessContentTotals)'],
  applies: ({ object }) => isToBeEmptied(object) && remainingTypes(object).length > 0,
  needs: ({ object }) => ({ contents: { kind: 'contents', namespace: object.metadata.name } as const }),
  judge({ object }, { contents }) {
    const unlisted = remainingTypes(object).filter(({ type }) => !contents.ok || isHidden(type, contents.value));
    const [first] = unlisted;
    if (first === undefined) return [];
    return [
      {
        kind: 'root',
        summary: `${some(unlisted.map(inWords))} could not be listed and ${total(unlisted) === 1 ? 'is' : 'are'} left in it`,
        certainty: 'likely',
        decisive: false,
        evidence: conditionEvidence(object),
        remedies: [
          {
            command: kubectl('-n', object.metadata.name, 'get', first.type),
            effect: 'Shows what is left to whoever may list it; for them why-stuck tells what each object waits for.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});

function isHidden(type: string, { gaps }: PartialList): boolean {
  return gaps.some(
    (gap) => gap.subject.kind === 'list' && groupResource(gap.subject.type) === type && hidesObjects(gap),
  );
}

function inWords({ type, count }: RemainingType): string {
  return `${count} ${type}`;
}

function total(types: readonly RemainingType[]): number {
  return types.reduce((sum, { count }) => sum + count, 0);
}
