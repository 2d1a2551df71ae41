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
  const served = definition.versions.filter(({ name, served }) => served && staleVersions.includes(name));
  const finding = (level: PreflightFinding['level'], text: string, next?: string): PreflightFinding[] => [
    { check: 'loss', level, text, next },
  ];
  const [stale] = served;
  if (stale === undefined) {
    const which = staleVersions.join(', ');
    const text = `nothing can show whether the conversion webhook loses fields: ${which} is not served`;
    return finding('warning', text, `Serve ${which} for the migration to have the first objects compared`);
  }
  if (count === 0) return finding('warning', 'nothing shows whether the conversion webhook loses fields (--canary 0)');
  const objects = count === 1 ? 'the first object is' : `the first ${count} objects are`;
  return finding('note', `${objects} written alone, and compared at ${stale.name}, since a webhook converts`);
}
