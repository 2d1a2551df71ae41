import { byPreference } from '../../versions/version-order.ts';
import type { PreflightFinding } from '../preflight.ts';
import type { MigrationFacts } from './facts.ts';

/**
 * How it is found out whether a conversion webhook loses anything: versions differ by design, so that no comparison of two
 * of them tells; an object has to be written and read at its old version again.
 * @param count objects that are written first
 */
export function canaryFinding({ subject }: Pick<MigrationFacts, 'subject'>, count: number): PreflightFinding[] {
  const { definition, staleVersions } = subject;
  if (definition?.conversion === undefined || staleVersions.length === 0) return [];
  const finding = (level: PreflightFinding['level'], text: string, next?: string): PreflightFinding[] => [
    { check: 'loss', level, text, next },
  ];
  const served = definition.versions.flatMap(({ name, served }) =>
    served && staleVersions.includes(name) ? [name] : [],
  );
  if (served.length === 0) {
    const which = staleVersions.join(', ');
    const text = `nothing can show whether the conversion webhook loses fields: ${which} is not served`;
    return finding('warning', text, `Serve ${which} for the migration to have some objects compared first`);
  }
  if (count === 0) return finding('warning', 'nothing shows whether the conversion webhook loses fields (--canary 0)');
  const objects = count === 1 ? 'one object is' : `up to ${count} objects, spread over all, are`;
  const at = served.toSorted(byPreference).join(' and ');
  return finding('note', `${objects} written first, and compared at ${at}, since a webhook converts`);
}
