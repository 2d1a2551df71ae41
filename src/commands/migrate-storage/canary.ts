import { type CanaryTools, runCanary } from '../../act/migration/canary.ts';
import { canaryFile } from '../../act/migration/canary-file.ts';
import type { CommandContext } from '../../cli/command.ts';
import { type AlteredObject, type Canary, isUnreadable } from '../../migration/canary.ts';
import type { Migration } from '../../migration/report.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { altered, differenceLines } from '../../views/migration/canary-text.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import type { MigrateRequest } from './flags.ts';

/** Writes and compares the first objects, where a webhook converts; asks whether to write back one that was altered. */
export function sendCanary(
  subject: MigrationSubject,
  { canary: count, restoreCanary, output }: MigrateRequest,
  directory: string,
  { reader, writer }: Pick<CanaryTools, 'reader' | 'writer'>,
  { terminal, signal }: CommandContext,
): Promise<Canary | undefined> {
  const restore = async (object: AlteredObject): Promise<boolean> => {
    if (restoreCanary) return true;
    if (output !== 'text' || terminal.stdin.isTTY !== true) return false;
    terminal.warn(sanitize(`${altered(object)} is not what it was before it was written:`));
    for (const line of differenceLines(object.differences)) terminal.warn(`  ${sanitize(line)}`);
    const answer = await terminal.ask('Write back what was read? [y/N] ', signal);
    return answer !== undefined && /^y(es)?$/i.test(answer.trim());
  };
  const file = canaryFile(directory, subject.resource, reader.now());
  return runCanary({ reader, writer, subject, count, file, signal, restore });
}

const UNREADABLE = 'an object that was written cannot be read any more';

/** The end of a migration that goes no further. */
export function stoppedByCanary(
  { resource, storageVersion, staleVersions }: MigrationSubject,
  canary: Canary,
): Migration {
  return {
    ...{ resource, storageVersion, staleVersions, canary, passes: [], notes: [] },
    prune: { kind: 'left', why: isUnreadable(canary) ? UNREADABLE : 'the conversion alters objects' },
    ...{ managedFields: undefined, journal: undefined },
  };
}
