import type { CommandContext } from '../../cli/command.ts';
import type { Backup } from '../../migration/backup.ts';
import type { Preflight } from '../../migration/preflight.ts';
import type { Migration } from '../../migration/report.ts';
import { backupText } from '../../views/migration/backup-text.ts';
import { type MigrationRecord, migrationDocument } from '../../views/migration/document.ts';
import type { MigrationFormat } from '../../views/migration/formats.ts';
import { preflightText } from '../../views/migration/preflight-text.ts';
import { migrationText } from '../../views/migration/text.ts';
import { json, yaml } from '../../views/serialize.ts';
import { createPaint } from '../../views/text/paint.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import type { MigrateRequest } from './flags.ts';

/** Writes what is known as soon as it is, for people; all at the end, for programs. */
interface Show {
  preflight(preflight: Preflight): Promise<void>;
  backup(backup: Backup): Promise<void>;
  migration(migration: Migration): Promise<void>;
  end(records: readonly MigrationRecord[]): Promise<void>;
}

/** How the answers of `migrate-storage` come out. */
export function createShow({ output, all }: MigrateRequest, { terminal }: CommandContext): Show {
  const options = { width: terminal.width, paint: createPaint(terminal.color) };
  const text = output === 'text';
  return {
    preflight: async (preflight) => (text ? terminal.write(preflightText(preflight, options)) : undefined),
    backup: async (backup) => (text ? terminal.write(backupText(backup, options)) : undefined),
    migration: async (migration) => (text ? terminal.write(`\n${migrationText(migration, options)}`) : undefined),
    async end(records) {
      if (text && records.length === 0 && all !== undefined)
        return terminal.write(
          'Nothing to do: every CRD has all its objects at its storage version, by status.storedVersions.\n',
        );
      await terminal.write(ENDS[output](records));
    },
  };
}

const ENDS = {
  text: () => '',
  json: (records) => json(migrationDocument(records)),
  yaml: (records) => yaml(migrationDocument(records)),
  name: (records) => records.map(({ preflight }) => `${sanitize(named(preflight))}\n`).join(''),
} satisfies Record<MigrationFormat, (records: readonly MigrationRecord[]) => string>;

/** Every custom type has a storage version. */
function named({ resource, storageVersion }: Preflight): string {
  return storageVersion === undefined ? resource : `customresourcedefinition.apiextensions.k8s.io/${resource}`;
}
