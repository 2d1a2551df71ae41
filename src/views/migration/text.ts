import { counted } from '../../diagnosis/words.ts';
import { isDone, type Migration, type ObjectFailure, type Pass } from '../../migration/report.ts';
import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { type Cell, renderTable } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { amount } from './amount.ts';
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
  const { passes, notes } = migration;
  const failures = passes.at(-1)?.failures ?? [];
  const lines = [
    paint(isDone(migration) ? 'good' : 'bad', answer(migration)),
    '',
    ...passes.map((pass) => passLine(pass, paint)),
    `${paint('strong', 'Prune'.padEnd(12))}${sanitize(pruneText(migration.prune))}`,
    ...managedFieldsLine(migration, paint),
    ...notes.map((note) => paint('dim', sanitize(note))),
  ].map((line) => wrap(line, width));
  const table = failures.length === 0 ? '' : `\n${failureTable(failures, width, paint)}`;
  const next = nextStep(migration);
  return `${lines.join('\n')}\n${table}${next === undefined ? '' : `\n${wrap(next, width)}\n`}`;
}

function answer(migration: Migration): string {
  const { resource, storageVersion, passes } = migration;
  const last = passes.at(-1);
  const where = storageVersion === undefined ? 'as the API server writes it now' : `at ${storageVersion}`;
  if (last === undefined) return sanitize(`${resource}: nothing was done.`);
  const { stop, failures } = last;
  if (isDone(migration)) {
    const count = last.tally.current + last.tally.gone;
    return sanitize(`${resource}: all ${amount(count)} objects are proven to be stored ${where}.`);
  }
  if (stop !== undefined)
    return sanitize(`${resource}: stopped after ${amount(seen(last))} objects: ${stopText(stop)}.`);
  if (failures.length > 0) {
    const are = failures.length === 1 ? 'is' : 'are';
    return sanitize(
      `${resource}: ${counted(failures.length, 'object')} of ${amount(seen(last) + failures.length)} ${are} not migrated.`,
    );
  }
  return sanitize(`${resource}: ${amount(seen(last))} objects were migrated; ${pruneText(migration.prune)}.`);
}

function managedFieldsLine({ managedFields }: Migration, paint: Paint): string[] {
  if (managedFields === undefined) return [];
  const { cleaned, failures, gap } = managedFields;
  const failed = failures.length === 0 ? '' : `, failed ${amount(failures.length)}: ${failures[0]?.message}`;
  const unread = gap === undefined ? '' : `, not all were seen: ${gap.message}`;
  const text = `entries of versions that are not served removed from ${counted(cleaned, 'object')}${failed}${unread}`;
  return [`${paint('strong', 'Managers'.padEnd(12))}${sanitize(text)}`];
}

function passLine(pass: Pass, paint: Paint): string {
  const { kind, tally, failures, tookMs, sampleOf } = pass;
  if (kind === 'in-cluster') return inClusterLine(pass, paint);
  const title = kind === 'migrate' ? 'Migrate' : 'Verify';
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
  return `${paint('strong', title.padEnd(12))}${parts.join(', ')} in ${(tookMs / 1000).toFixed(1)} s${rate}`;
}

function inClusterLine({ engine, tookMs }: Pass, paint: Paint): string {
  const said =
    engine === undefined ? 'not begun' : `StorageVersionMigration ${engine.name}: ${engine.state} ${engine.message}`;
  return `${paint('strong', 'In-cluster'.padEnd(12))}${sanitize(said.trim())}, in ${(tookMs / 1000).toFixed(1)} s`;
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
