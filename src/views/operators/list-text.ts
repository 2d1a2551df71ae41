import { strongest } from '../../operators/claim.ts';
import type { OperatorHealth } from '../../operators/health.ts';
import type { OperatorEvidence } from '../../operators/model.ts';
import { addTallies, type InventoryReport, type OperatorStatus } from '../../operators/report.ts';
import type { Tally } from '../../operators/tally.ts';
import { gapLines } from '../gap-lines.ts';
import { fittingTable, type SpareColumn } from '../text/fitting-columns.ts';
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

/**
 * Operators as a table below the sentence that is the answer; types without operator as another one; then what
 * contradicts, and what could not be read.
 */
export function listText(report: InventoryReport, { width, paint, wide }: ListTextOptions): string {
  const room = wide ? Number.POSITIVE_INFINITY : width;
  const columns = COLUMNS.filter(({ wideOnly }) => wide || wideOnly !== true);
  const cells = report.operators.map((status) => columns.map(({ cell }) => cell(status, report.now)));
  const { columns: shown, rows } = fittingTable(columns, cells, room);
  const unserved = report.unserved.map(({ type, tally }) => [
    { text: type },
    countsCell(tally === undefined ? [] : [tally]),
  ]);
  const tables = [
    ...(rows.length === 0 ? [] : [renderTable(shown, rows, room, paint)]),
    ...(unserved.length === 0 ? [] : [renderTable(UNSERVED, unserved, room, paint)]),
  ];
  const notes = [
    ...contradictionLines(report),
    ...gapLines(report.gaps),
    ...(shown.length < columns.length ? ['-o wide shows all columns.'] : []),
  ].map((line) => `${wrap(line, room)}\n`);
  return [
    `${wrap(sanitize(inventoryAnswer(report)), room)}\n`,
    ...tables,
    ...(notes.length > 0 ? [notes.join('')] : []),
  ].join('\n');
}

const UNSERVED: readonly Column[] = [
  { title: 'NO OPERATOR FOUND FOR', giveWay: 1, least: 20 },
  { title: 'CUSTOM RESOURCES', giveWay: 9, least: 16 },
];

interface ListColumn extends SpareColumn {
  readonly cell: (status: OperatorStatus, now: number) => Cell;
  readonly wideOnly?: boolean;
}

const COLUMNS: readonly ListColumn[] = [
  {
    ...{ title: 'NAME', giveWay: 4, least: 14 },
    cell: ({ operator }) => ({ text: operator.name, tone: 'strong' }),
  },
  { ...{ title: 'NAMESPACE', giveWay: 5, least: 9 }, cell: ({ operator }) => ({ text: operator.namespace }) },
  { ...{ title: 'HEALTH', giveWay: 6, least: 15 }, cell: ({ health }) => healthCell(health) },
  {
    ...{ title: 'VERSION', giveWay: 3, least: 7, spare: 3 },
    cell: ({ operator }) => ({ text: operator.version ?? '' }),
  },
  {
    ...{ title: 'INSTALLED', giveWay: 2, least: 9, spare: 2 },
    cell: ({ operator }) => ({ text: installationText(operator.installation) }),
  },
  {
    ...{ title: 'FRAMEWORK', giveWay: 2, least: 9, spare: 1 },
    cell: ({ operator }) => ({ text: FRAMEWORKS[operator.framework] }),
  },
  { ...{ title: 'LEADER', giveWay: 1, least: 12, spare: 4 }, cell: leaderCell },
  {
    ...{ title: 'TYPES', giveWay: 1, least: 8 },
    cell: ({ operator }) => ({
      text: typesText(
        operator.serves.map(({ type }) => type),
        3,
      ),
    }),
  },
  {
    ...{ title: 'CUSTOM RESOURCES', giveWay: 7, least: 16 },
    cell: ({ tallies }) => countsCell(tallies),
  },
  {
    ...{ title: 'WATCHES', giveWay: 2, least: 7, wideOnly: true },
    cell: ({ operator }) => ({ text: watchesText(operator.watches) }),
  },
  {
    ...{ title: 'WEBHOOKS', giveWay: 2, least: 8, wideOnly: true },
    cell: ({ operator }) => ({ text: webhooksText(operator.webhooks.map(({ kind }) => kind)) }),
  },
  {
    ...{ title: 'EVIDENCE', giveWay: 2, least: 8, wideOnly: true },
    cell: ({ operator }) => ({ text: evidenceText(operator.evidence), tone: 'dim' }),
  },
];

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
