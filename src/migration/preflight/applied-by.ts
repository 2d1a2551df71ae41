import { changesBack } from '../../versions/applier.ts';
import { applierText } from '../../versions/applier-text.ts';
import type { PreflightFinding } from '../preflight.ts';
import type { MigrationFacts } from './facts.ts';

/** Who applies the definition and may bring its old storage version back. */
export function appliedByFinding({ applier }: Pick<MigrationFacts, 'applier'>): PreflightFinding[] {
  if (applier === undefined || !changesBack(applier)) return [];
  const text = `the CRD is applied by ${applierText(applier)}, which can change its storage version back`;
  return [{ check: 'applied-by', level: 'note', text }];
}
