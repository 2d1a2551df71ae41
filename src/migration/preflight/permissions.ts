import { permissionText } from '../../objects/gap-text.ts';
import type { PreflightFinding } from '../preflight.ts';
import type { MigrationFacts, PermissionFact } from './facts.ts';

/** Which permissions are missing, each by name. */
export function permissionsFinding({ permissions, source }: Pick<MigrationFacts, 'permissions' | 'source'>) {
  const missing = permissions.filter(({ allowed }) => allowed.ok && !allowed.value);
  const untold = permissions.filter(({ allowed }) => !allowed.ok);
  if (missing.length > 0) return [blocked(missing)];
  if (source === 'capture') return [];
  if (untold.length > 0) return [note(`whether you may do all of it could not be asked: ${words(untold)}`)];
  return [{ check: 'permissions', level: 'ok', text: 'permissions' } as const satisfies PreflightFinding];
}

function blocked(missing: readonly PermissionFact[]): PreflightFinding {
  const prune = missing.every(({ needed }) => needed === 'prune');
  return {
    check: 'permissions',
    level: 'blocked',
    text: `missing permission${missing.length === 1 ? '' : 's'}: ${words(missing)}`,
    next: prune
      ? "Ask the cluster's administrator, or leave status.storedVersions to somebody who may (--no-prune)"
      : "Ask the cluster's administrator for it",
  };
}

function note(text: string): PreflightFinding {
  return { check: 'permissions', level: 'note', text };
}

/** `list and patch things.example.com in all namespaces`: verbs of the same once. */
function words(facts: readonly PermissionFact[]): string {
  const byRest = Map.groupBy(facts, ({ permission, clusterScoped }) =>
    permissionText({ ...permission, verb: '' }, clusterScoped).trim(),
  );
  return [...byRest]
    .map(([rest, same]) => {
      const verbs = same.map(({ permission }) => permission.verb);
      const last = verbs.pop() ?? '';
      return `${verbs.length === 0 ? last : `${verbs.join(', ')} and ${last}`} ${rest}`;
    })
    .join(', ');
}
