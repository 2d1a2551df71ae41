import type { CommandContext } from '../../cli/command.ts';
import type { Backup } from '../../migration/backup.ts';
import type { Preflight } from '../../migration/preflight.ts';
import type { Migration } from '../../migration/report.ts';
import type { Problem } from '../../objects/problem.ts';
import { backupText } from '../../views/migration/backup-text.ts';
import { type MigrationRecord, migrationDocument } from '../../views/migration/document.ts';
import type { MigrationFormat } from '../../views/migration/formats.ts';
import { preflightText } from '../../views/migration/preflight-text.ts';
import { migrationText } from '../../views/migration/text.ts';
import { json, yaml } from '../../views/serialize.ts';
import { createPaint } from '../../views/text/paint.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import { wrap } from '../../views/text/wrap.ts';
import type { MigrateRequest } from './request.ts';

/** Writes what is known as soon as it is, for people; all at the end, for programs. */
interface Show {
  preflight(preflight: Preflight): Promise<void>;
  backup(backup: Backup): Promise<void>;
  migration(migration: Migration): Promise<void>;
  /** A migration could not begin, and others follow. */
  notBegun(problem: Problem): Promise<void>;
  /** @param unserved CRDs that cannot be migrated, since no version of them is served */
  end(records: readonly MigrationRecord[], unserved: readonly string[]): Promise<void>;
}

/** How the answers of `migrate-storage` come out. */
export function createShow({ output, all }: MigrateRequest, { terminal }: CommandContext): Show {
  const options = { width: terminal.width, paint: createPaint(terminal.color) };
  const text = output === 'text';
  let isFirst = true;
  return {
    async preflight(preflight) {
      if (text) await terminal.write(`${isFirst ? '' : '\n'}${preflightText(preflight, options)}`);
      isFirst = false;
    },
    backup: async (backup) => (text ? terminal.write(backupText(backup, options)) : undefined),
    migration: async (migration) => (text ? terminal.write(`\n${migrationText(migration, options)}`) : undefined),
    notBegun: async ({ message }) =>
      text ? terminal.write(`\n${wrap(sanitize(`Not migrated: ${message}.`), options.width)}\n`) : undefined,
    async end(records, unserved) {
      for (const name of unserved) terminal.warn(sanitize(`${name} was left out: no version of it is served`));
      if (text && records.length === 0 && all !== undefined)
        return terminal.write(`${wrap(nothingToDo(all.group, unserved.length > 0), options.width)}\n`);
      await terminal.write(ENDS[output](records, unserved));
    },
  };
}

function nothingToDo(group: string | undefined, areLeftOut: boolean): string {
  const which = `${areLeftOut ? 'every other' : 'every'} CRD${group === undefined ? '' : sanitize(` of ${group}`)}`;
  return `Nothing to do: status.storedVersions of ${which} names its storage version alone.`;
}

const ENDS = {
  text: () => '',
  json: (records, unserved) => json(migrationDocument(records, unserved)),
  yaml: (records, unserved) => yaml(migrationDocument(records, unserved)),
  name: (records) => records.map(({ preflight }) => `${sanitize(named(preflight))}\n`).join(''),
} satisfies Record<MigrationFormat, (records: readonly MigrationRecord[], unserved: readonly string[]) => string>;

/** Every custom type has a storage version. */
function named({ resource, storageVersion }: Preflight): string {
  return storageVersion === undefined ? resource : `customresourcedefinition.apiextensions.k8s.io/${resource}`;
}
