import stringWidth from 'string-width';
import { isUnreadable } from '../../migration/canary.ts';
import { isClean, isDone, type Migration, type ObjectFailure, type Pass, whyUnproven } from '../../migration/report.ts';
import { counted } from '../../objects/words.ts';
import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { type Cell, renderTable } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { amount } from './amount.ts';
import { altered, canarySteps } from './canary-text.ts';
import { CAUSES, seen, stopText } from './cause-text.ts';
import { nextStep } from './next-step.ts';
import { pruneText } from './prune-text.ts';

/** How to draw. */
export interface MigrationTextOptions {
  readonly width: number;
  readonly paint: Paint;
}

/** What a migration came to, its answer first. Ends with a newline. */
export function migrationText(migration: Migration, { width, paint }: MigrationTextOptions): string {
  const { passes, prune, notes } = migration;
  const failures = passes.at(-1)?.failures ?? [];
  const step = ([title, text]: readonly [string, string]) => {
    const told = wrap(sanitize(text), width - LABEL).replaceAll('\n', `\n${' '.repeat(LABEL)}`);
    return `${paint('strong', title.padEnd(LABEL))}${told}`;
  };
  const lines = [
    paint(isDone(migration) ? 'good' : 'bad', wrap(answer(migration), width)),
    '',
    ...[
      ...canarySteps(migration),
      ...passes.map(passStep),
      ['Prune', pruneText(prune)] as const,
      ...managersStep(migration),
    ].map(step),
    ...notes.map((note) => paint('dim', wrap(sanitize(note), width))),
  ];
  const table = failures.length === 0 ? '' : `\n${failureTable(failures, width, paint)}`;
  const next = nextStep(migration);
  return `${lines.join('\n')}\n${table}${next === undefined ? '' : `\n${stepLines(next, width)}\n`}`;
}

/** What to do next; a command that does not fit beside it has a line of its own, to be pasted whole. */
function stepLines(next: string, width: number): string {
  const command = next.lastIndexOf(': kubectl ');
  if (stringWidth(next) <= width || command < 0) return wrap(next, width);
  return `${wrap(next.slice(0, command + 1), width)}\n  ${next.slice(command + 2)}`;
}

/** Columns of the steps' titles. */
const LABEL = 12;

function answer(migration: Migration): string {
  const { resource, storageVersion, passes } = migration;
  const last = passes.at(-1);
  const where = storageVersion === undefined ? 'as the API server writes it now' : `at ${storageVersion}`;
  if (migration.canary?.altered !== undefined)
    return sanitize(
      `${resource}: stopped, ${altered(migration.canary.altered)} ${isUnreadable(migration.canary) ? 'cannot be read any more since' : 'is not what it was before'} it was written.`,
    );
  if (last === undefined) return sanitize(`${resource}: nothing was done.`);
  const { stop, failures } = last;
  if (isDone(migration)) {
    const { current } = last.tally;
    if (current === 0) return sanitize(`${resource}: proven, there are no objects to be stored ${where}.`);
    const objects = current === 1 ? 'the one object is' : `all ${amount(current)} objects are`;
    return sanitize(`${resource}: ${objects} proven to be stored ${where}.`);
  }
  if (stop !== undefined)
    return sanitize(`${resource}: stopped after ${amount(seen(last))} objects: ${stopText(stop)}.`);
  if (failures.length > 0) {
    const are = failures.length === 1 ? 'is' : 'are';
    return sanitize(
      `${resource}: ${counted(failures.length, 'object')} of ${amount(seen(last) + failures.length)} ${are} not migrated.`,
    );
  }
  if (isClean(last)) return sanitize(`${resource}: proven, but not finished; ${notFinished(migration)}.`);
  return sanitize(`${resource}: not proven: ${whyUnproven(last)}.`);
}

/** What keeps a migration of which all objects are proven from being done. */
function notFinished({ prune, managedFields }: Migration): string {
  if (prune.kind === 'left' || prune.kind === 'refused' || prune.kind === 'unanswered') return pruneText(prune);
  return managedFields?.gap?.message === undefined
    ? `managedFields of ${counted(managedFields?.failures.length ?? 0, 'object')} could not be cleaned`
    : `managedFields were not all cleaned: ${managedFields.gap.message}`;
}

function managersStep({ managedFields }: Migration): (readonly [string, string])[] {
  if (managedFields === undefined) return [];
  const { cleaned, failures, gap } = managedFields;
  const failed = failures.length === 0 ? '' : `, failed ${amount(failures.length)}: ${failures[0]?.message}`;
  const unread = gap === undefined ? '' : `, not all were seen: ${gap.message}`;
  const objects = `${amount(cleaned)} ${cleaned === 1 ? 'object' : 'objects'}`;
  return [['Managers', `entries of versions that are not served removed from ${objects}${failed}${unread}`]];
}

function passStep(pass: Pass): readonly [string, string] {
  const { kind, tally, failures, tookMs, sampleOf } = pass;
  if (kind === 'in-cluster') return ['In-cluster', inClusterText(pass)];
  const parts = [
    `rewritten ${amount(tally.rewritten)}`,
    `already current ${amount(tally.current)}`,
    ...(tally.gone === 0 ? [] : [`deleted meanwhile ${amount(tally.gone)}`]),
    ...(tally.skipped === 0 ? [] : [`proven before ${amount(tally.skipped)}`]),
    ...(tally.again === 0 ? [] : [`tried again ${amount(tally.again)}`]),
    `failed ${amount(failures.length)}`,
    ...(sampleOf === undefined ? [] : [`a sample of ${amount(sampleOf)}`]),
  ];
  const rate = tookMs < 100 ? '' : `, ${amount(Math.round((seen(pass) / tookMs) * 1000))}/s`;
  return [kind === 'migrate' ? 'Migrate' : 'Verify', `${parts.join(', ')} in ${seconds(tookMs)}${rate}`];
}

function inClusterText({ engine, tookMs }: Pass): string {
  if (engine === undefined) return 'not begun';
  const { name, state, message } = engine;
  if (state === 'Running')
    return `StorageVersionMigration ${name} goes on in the cluster, and may prune storedVersions before anything is proven`;
  if (state === 'Removed') return `StorageVersionMigration ${name} was removed before it had ended`;
  return `StorageVersionMigration ${name}: ${[state, message].filter(Boolean).join(', ')}, in ${seconds(tookMs)}`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

const COLUMNS = [
  { title: 'OBJECTS', giveWay: 4, least: 4 },
  { title: 'CAUSE', giveWay: 3, least: 12 },
  { title: 'FOR EXAMPLE', giveWay: 2, least: 12 },
  { title: 'SERVER SAYS', giveWay: 1, least: 12 },
];

/** Failures by cause, most first. */
function failureTable(failures: readonly ObjectFailure[], width: number, paint: Paint): string {
  const byCause = [...Map.groupBy(failures, ({ cause }) => cause)].toSorted((a, b) => b[1].length - a[1].length);
  const rows = byCause.map(([cause, [first, ...others]]): Cell[] => [
    { text: amount(1 + others.length) },
    { text: CAUSES[cause], tone: 'bad' },
    { text: first === undefined ? '' : [first.namespace, first.name].filter(Boolean).join('/') },
    { text: first?.message ?? '' },
  ]);
  return renderTable(COLUMNS, rows, width, paint);
}
