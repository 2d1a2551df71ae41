import { runCanary } from '../../act/migration/canary.ts';
import { canaryFile } from '../../act/migration/canary-file.ts';
import type { CanaryTools } from '../../act/migration/canary-tools.ts';
import type { CommandContext } from '../../cli/command.ts';
import { type AlteredObject, type Canary, hasShownNothing, isUnreadable } from '../../migration/canary.ts';
import type { Migration } from '../../migration/report.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { altered, differenceLines, shownNothing } from '../../views/migration/canary-text.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import type { MigrateRequest } from './request.ts';

/**
 * Writes and compares some objects before all others, where a webhook converts; asks whether to write back one that was
 * altered, and warns where none could be compared.
 */
export async function sendCanary(
  subject: MigrationSubject,
  { canary: count, restoreCanary, output }: MigrateRequest,
  directory: string,
  { reader, writer }: Pick<CanaryTools, 'reader' | 'writer'>,
  { terminal, signal }: CommandContext,
): Promise<Canary | undefined> {
  const hide = terminal.progress(() => `Canary ${sanitize(subject.resource)}`);
  const restore = async (object: AlteredObject): Promise<boolean> => {
    hide();
    if (restoreCanary) return true;
    if (output !== 'text' || terminal.stdin.isTTY !== true) return false;
    terminal.warn(sanitize(`${altered(object)} is not what it was before it was written:`));
    for (const line of differenceLines(object.differences)) terminal.warn(`  ${sanitize(line)}`);
    const answer = await terminal.ask('Write back what was read? [y/N] ', signal);
    return answer !== undefined && /^y(es)?$/i.test(answer.trim());
  };
  const file = canaryFile(directory, subject.resource, reader.now());
  const canary = await runCanary({ reader, writer, subject, count, file, signal, restore }).finally(hide);
  if (canary !== undefined && isBlind(subject, canary) && !signal.aborted)
    terminal.warn(sanitize(`Canary: ${shownNothing(canary)}; the rest is written all the same, Ctrl-C ends that`));
  return canary;
}

/** Whether the canary has shown nothing though there may be stale objects. */
function isBlind({ staleVersions }: MigrationSubject, canary: Canary): boolean {
  return staleVersions.length > 0 && hasShownNothing(canary);
}

/** What there is to know where the canary has shown nothing, and objects were stored anew all the same. */
export function canaryNotes(
  subject: MigrationSubject,
  canary: Canary | undefined,
  { passes }: Pick<Migration, 'passes'>,
): string[] {
  if (canary === undefined || !isBlind(subject, canary)) return [];
  if (passes.every(({ kind, tally }) => kind !== 'in-cluster' && tally.rewritten === 0)) return [];
  return [
    'Objects were stored anew and none of them compared: whether the conversion webhook loses fields was not seen.',
  ];
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
