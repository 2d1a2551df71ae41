import type { PruneOutcome } from '../../migration/report.ts';

/** What became of storedVersions, in words. */
export function pruneText(outcome: PruneOutcome): string {
  return PRUNES[outcome.kind](outcome);
}

const PRUNES: { readonly [K in PruneOutcome['kind']]: (outcome: PruneOutcome) => string } = {
  pruned: (outcome) =>
    outcome.kind === 'pruned' ? `storedVersions ${outcome.from.join(', ')} → ${outcome.to.join(', ')}` : '',
  'nothing-to-prune': () => 'storedVersions names nothing else',
  'not-custom': () => 'a built-in type has no storedVersions',
  'not-asked': () => 'storedVersions left as they are, as --no-prune asks',
  left: (outcome) => (outcome.kind === 'left' ? `storedVersions left as they are: ${outcome.why}` : ''),
  refused: (outcome) =>
    outcome.kind === 'refused' ? `storedVersions left as they are, the API server refused: ${outcome.message}` : '',
  unanswered: (outcome) =>
    outcome.kind === 'unanswered'
      ? `whether storedVersions were pruned is not known, the API server did not answer: ${outcome.message}`
      : '',
};
