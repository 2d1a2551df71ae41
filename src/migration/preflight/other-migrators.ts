import { isExpired } from '../../objects/lease.ts';
import type { PreflightFinding } from '../preflight.ts';
import type { MigrationFacts, OtherMigrator } from './facts.ts';

/** Who else migrates the type: nobody harms an object, but the cluster's own engine takes versions from storedVersions. */
export function otherMigratorsFinding({
  migrators,
  lock,
  areMigratorsRead,
  now,
}: Pick<MigrationFacts, 'migrators' | 'areMigratorsRead' | 'lock' | 'now'>): PreflightFinding[] {
  const finding = (level: PreflightFinding['level'], text: string, next?: string): PreflightFinding => ({
    ...{ check: 'other-migrators', level, text, next },
  });
  const running = migrators.filter(({ state }) => state === 'running');
  const failed = migrators.filter(({ state, engine }) => state === 'failed' && engine === 'cluster');
  const held = lock !== undefined && lock.holder !== '' && !isExpired(lock, now);
  const found = [
    ...(held
      ? [
          finding(
            'warning',
            `another run of migrate-storage may be at work: ${lock.holder}`,
            'Where it is, this one is refused',
          ),
        ]
      : []),
    ...running.map((migrator) => {
      const next =
        migrator.engine === 'cluster'
          ? 'It takes versions from status.storedVersions when it ends, proven or not; wait for it'
          : 'Wait for it';
      return finding('warning', `${inWords(migrator)} is at work on the same objects`, next);
    }),
    ...failed.map((migrator) =>
      finding('note', `${inWords(migrator)} has failed: what it took from status.storedVersions may still be stored`),
    ),
  ];
  if (!areMigratorsRead) return [...found, finding('note', 'whether another migrator is at work could not be read')];
  if (found.length > 0) return found;
  return [finding('ok', 'no other migrator at work')];
}

const ENGINES = {
  cluster: "the cluster's own StorageVersionMigration",
  ksvm: "kube-storage-version-migrator's StorageVersionMigration",
} satisfies Record<OtherMigrator['engine'], string>;

function inWords({ engine, name }: OtherMigrator): string {
  return `${ENGINES[engine]} ${name}`;
}
