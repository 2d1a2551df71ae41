import stringWidth from 'string-width';
import { strongest } from '../../operators/claim.ts';
import type { OperatorHealth } from '../../operators/health.ts';
import type { OperatorEvidence } from '../../operators/model.ts';
import { addTallies, type InventoryReport, type OperatorStatus, type UnservedType } from '../../operators/report.ts';
import type { Tally } from '../../operators/tally.ts';
import { gapLines } from '../gap-lines.ts';
import type { Paint, Tone } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { type Cell, type Column, renderTable } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { inventoryAnswer } from './answer.ts';
import { countsText, FRAMEWORKS, installationText, leaderText, problemCell, typesText, watchesText } from './words.ts';

/** How to draw. */
export interface ListTextOptions {
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly paint: Paint;
  /** All columns, and nothing cut. */
  readonly wide: boolean;
}

/** Operators as a table below the sentence that is the answer; then what contradicts, and what could not be read. */
export function listText(report: InventoryReport, { width, paint, wide }: ListTextOptions): string {
  const room = wide ? Number.POSITIVE_INFINITY : width;
  const rows = [
    ...report.operators.map((status) => ({ status, unserved: undefined })),
    ...report.unserved.map((unserved) => ({ status: undefined, unserved })),
  ];
  const columns = COLUMNS.filter(({ wideOnly }) => wide || wideOnly !== true);
  const cells = rows.map((row) => columns.map((column) => cellOf(column, row, report.now)));
  const used = fitting(columns, cells, room);
  const table =
    rows.length === 0
      ? ''
      : `\n${renderTable(
          used.map((at) => columns[at]).filter((column) => column !== undefined),
          cells.map((row) => used.map((at) => row[at] ?? { text: '' })),
          room,
          paint,
        )}`;
  const notes = [
    ...contradictionLines(report),
    ...gapLines(report.gaps),
    ...(used.length < columns.length ? ['-o wide shows all columns.'] : []),
  ].map((line) => `${wrap(line, room)}\n`);
  return `${wrap(sanitize(inventoryAnswer(report)), room)}\n${table}${notes.length > 0 ? '\n' : ''}${notes.join('')}`;
}

interface ListColumn extends Column {
  readonly operator: (status: OperatorStatus, now: number) => Cell;
  /** Of a type without operator. */
  readonly unserved?: (unserved: UnservedType) => Cell;
  readonly wideOnly?: boolean;
  /** On a narrow terminal the column with the lowest number is left out first; absent: never. */
  readonly spare?: number;
}

const NOBODY: Cell = { text: 'no operator found', tone: 'busy' };

const COLUMNS: readonly ListColumn[] = [
  {
    ...{ title: 'NAME', giveWay: 4, least: 17 },
    operator: ({ operator }) => ({ text: operator.name, tone: 'strong' }),
    unserved: () => NOBODY,
  },
  { ...{ title: 'NAMESPACE', giveWay: 5, least: 9 }, operator: ({ operator }) => ({ text: operator.namespace }) },
  { ...{ title: 'HEALTH', giveWay: 6, least: 15 }, operator: ({ health }) => healthCell(health) },
  {
    ...{ title: 'VERSION', giveWay: 3, least: 7, spare: 3 },
    operator: ({ operator }) => ({ text: operator.version ?? '' }),
  },
  {
    ...{ title: 'INSTALLED', giveWay: 2, least: 9, spare: 2 },
    operator: ({ operator }) => ({ text: installationText(operator.installation) }),
  },
  {
    ...{ title: 'FRAMEWORK', giveWay: 2, least: 9, spare: 1 },
    operator: ({ operator }) => ({ text: FRAMEWORKS[operator.framework] }),
  },
  { ...{ title: 'LEADER', giveWay: 1, least: 12, spare: 4 }, operator: leaderCell },
  {
    ...{ title: 'TYPES', giveWay: 1, least: 14 },
    operator: ({ operator }) => ({
      text: typesText(
        operator.serves.map(({ type }) => type),
        3,
      ),
    }),
    unserved: ({ type }) => ({ text: type }),
  },
  {
    ...{ title: 'CUSTOM RESOURCES', giveWay: 7, least: 16 },
    operator: ({ tallies }) => countsCell(tallies),
    unserved: ({ tally }) => countsCell(tally === undefined ? [] : [tally]),
  },
  {
    ...{ title: 'WATCHES', giveWay: 2, least: 7, wideOnly: true },
    operator: ({ operator }) => ({ text: watchesText(operator.watches) }),
  },
  {
    ...{ title: 'WEBHOOKS', giveWay: 2, least: 8, wideOnly: true },
    operator: ({ operator }) => ({ text: webhooksText(operator.webhooks.map(({ kind }) => kind)) }),
  },
  {
    ...{ title: 'EVIDENCE', giveWay: 2, least: 8, wideOnly: true },
    operator: ({ operator }) => ({ text: evidenceText(operator.evidence), tone: 'dim' }),
  },
];

function cellOf(
  column: ListColumn,
  { status, unserved }: { readonly status: OperatorStatus | undefined; readonly unserved: UnservedType | undefined },
  now: number,
): Cell {
  if (status !== undefined) return column.operator(status, now);
  return unserved === undefined ? { text: '' } : (column.unserved?.(unserved) ?? { text: '' });
}

/** Places of the columns that fit, those left out that can be spared where the terminal is too narrow for all. */
function fitting(columns: readonly ListColumn[], rows: readonly (readonly Cell[])[], width: number): number[] {
  const needed = columns.map(({ title }, at) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(sanitize(row[at]?.text ?? '')))),
  );
  const used = new Set(columns.keys());
  const spare = columns
    .map(({ spare: order }, at) => ({ order, at }))
    .filter(({ order }) => order !== undefined)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const total = () => [...used].reduce((sum, at) => sum + (needed[at] ?? 0) + 2, -2);
  for (const { at } of spare) if (total() > width) used.delete(at);
  return [...used];
}

const TONES = { healthy: 'good', degraded: 'busy', down: 'bad' } satisfies Record<OperatorHealth['state'], Tone>;

function healthCell({ state, ready, desired, problems }: OperatorHealth): Cell {
  const [problem] = problems;
  const counts = problem?.kind === 'workload-gone' || problem?.kind === 'scaled-to-zero' ? '' : `${ready}/${desired} `;
  return { text: `${counts}${problem === undefined ? '' : problemCell(problem)}`.trimEnd(), tone: TONES[state] };
}

function leaderCell({ operator }: OperatorStatus, now: number): Cell {
  const { leaderElection } = operator;
  if (leaderElection === undefined) return { text: '' };
  return { text: leaderText(leaderElection, now), tone: leaderElection.expired ? 'bad' : 'plain' };
}

function countsCell(tallies: readonly Tally[]): Cell {
  if (tallies.length === 0) return { text: '' };
  const counts = addTallies(tallies);
  return { text: countsText(counts), tone: counts.stuck > 0 ? 'bad' : counts.notReady > 0 ? 'busy' : 'plain' };
}

function webhooksText(kinds: readonly string[]): string {
  return [...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => `${all.length} ${kind}`).join(', ');
}

/** Each source once, with its strongest weight; what exactly was seen is in `describe`. */
function evidenceText(evidence: readonly OperatorEvidence[]): string {
  const bySource = Map.groupBy(evidence, ({ source }) => source);
  return [...bySource].map(([source, pieces]) => `${source} (${strongest(pieces)})`).join(', ');
}

function contradictionLines({ operators }: InventoryReport): string[] {
  return operators.flatMap(({ operator: { namespace, name, contradictions } }) =>
    contradictions.map((line) => sanitize(`Contradiction: ${namespace}/${name}: ${line}.`)),
  );
}
