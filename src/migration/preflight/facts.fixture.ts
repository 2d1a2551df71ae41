import { answer } from '../../objects/gap.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import { crd } from '../../versions/facts.fixture.ts';
import { subjectOf } from '../subject.ts';
import type { MigrationFacts, PermissionFact } from './facts.ts';

/** The time at which tests judge. */
export const NOW = Date.parse('2026-11-01T12:00:00Z');

/** Facts about a type with three objects to which nothing is to be said. @param versions as `crd` takes them */
export function migrationFacts(
  more: Partial<MigrationFacts> = {},
  versions: readonly string[] = ['v1 storage', 'v1alpha1 served'],
  stored: readonly string[] = ['v1alpha1', 'v1'],
): MigrationFacts {
  const subject = subjectOf(crd(versions, stored));
  if (subject === undefined) throw new Error('no version is served');
  return {
    subject,
    source: 'live',
    objects: { count: 3, sample: parseMetadata({ metadata: { name: 'one', namespace: 'shop' } }), gap: undefined },
    permissions: ['list', 'get', 'patch'].map((verb) => permission(verb, true)),
    conversion: { webhook: undefined, trial: { kind: 'untried', reason: 'one-version' } },
    admission: {
      webhooks: [],
      policies: [],
      isRead: true,
      trial: { object: 'shop/one', took: 4, verdict: { kind: 'accepted' } },
    },
    migrators: [],
    areMigratorsRead: true,
    lock: undefined,
    applier: undefined,
    apiServers: { count: 1, specChanged: undefined },
    gaps: [],
    now: NOW,
    ...more,
  };
}

/** Whether the user may do something with the type. */
export function permission(
  verb: string,
  allowed: boolean,
  needed: PermissionFact['needed'] = 'migrate',
): PermissionFact {
  return {
    permission: { verb, group: 'example.com', resource: 'things', namespace: undefined, name: undefined },
    ...{ clusterScoped: false, needed, allowed: answer(allowed) },
  };
}
