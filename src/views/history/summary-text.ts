import type { ConditionGroup, ConditionSummary, Restless, TypeSummary } from '../../history/summary/summary.ts';
import { counted } from '../../objects/words.ts';
import { gapLines } from '../gap-lines.ts';
import { formatAge } from '../text/age.ts';
import { fittingTable, type SpareColumn } from '../text/fitting-columns.ts';
import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { shorten } from '../text/shorten.ts';
import { type Cell, renderTable } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { MOOD_TONES } from './happening-text.ts';

/** How to draw. */
export interface SummaryTextOptions {
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly paint: Paint;
  /** Every group of conditions, also of those that are well. */
  readonly wide: boolean;
}

/** Rows of a screen: what does not fit is counted. */
const ROWS = 20;

/** The answer, what is wrong as a table with the worst first, what is well in a line, and which conditions are restless. */
export function summaryText(summary: ConditionSummary, options: SummaryTextOptions): string {
  const { width, paint, wide } = options;
  const room = wide ? Number.POSITIVE_INFINITY : width;
  const rows = summary.types
    .flatMap((type) => type.groups.map((group): Row => ({ type, group })))
    .filter(({ group }) => wide || group.mood === 'bad' || group.mood === 'busy')
    .toSorted(bySeverity);
  const shown = wide ? rows : rows.slice(0, ROWS);
  const lines = [
    ...(rows.length > shown.length ? [`${rows.length - shown.length} more rows: -o wide shows all.`] : []),
    ...(wide ? [] : wellLines(summary.types)),
    ...restlessLines(summary.restless),
    ...gapLines(summary.gaps),
  ];
  return [
    `${wrap(sanitize(answer(summary)), width)}\n`,
    ...(shown.length === 0 ? [] : [table(COLUMNS, shown, summary.now, room, paint)]),
    ...(summary.restless === undefined || summary.restless.length === 0
      ? []
      : [table(RESTLESS_COLUMNS, summary.restless, summary.now, room, paint)]),
    ...(lines.length === 0 ? [] : [lines.map((line) => `${wrap(line, width)}\n`).join('')]),
  ].join('\n');
}

interface Row {
  readonly type: TypeSummary;
  readonly group: ConditionGroup;
}

function bySeverity(a: Row, b: Row): number {
  const rank = ({ group }: Row) => ['bad', 'busy', 'unclear', 'good'].indexOf(group.mood);
  return rank(a) - rank(b) || b.group.objects - a.group.objects;
}

function answer({ types, gaps }: ConditionSummary): string {
  const total = (of: (type: TypeSummary) => number) => types.reduce((sum, type) => sum + of(type), 0);
  const objects = total((type) => type.objects - type.without);
  if (objects === 0) return gaps.length === 0 ? 'No object has conditions.' : 'No conditions could be read.';
  const bad = total((type) => type.bad);
  const busy = total((type) => type.busy);
  const all = `${counted(objects, 'object')} of ${counted(types.length, 'type')} with conditions`;
  const atWork = busy === 0 ? '' : `, ${busy} more at work or unknown`;
  return bad === 0
    ? `None of ${all} says that something is wrong${atWork}.`
    : `Of ${all}, ${bad} ${bad === 1 ? 'says' : 'say'} that something is wrong${atWork}.`;
}

interface SummaryColumn<T> extends SpareColumn {
  readonly cell: (row: T, now: number) => Cell;
}

const COLUMNS: readonly SummaryColumn<Row>[] = [
  { title: 'TYPE', giveWay: 4, least: 12, cell: ({ type }) => ({ text: type.type, tone: 'strong' }) },
  { title: 'CONDITION', giveWay: 5, least: 10, cell: ({ group }) => ({ text: group.condition }) },
  {
    ...{ title: 'STATUS', giveWay: 9, least: 7 },
    cell: ({ group }) => ({ text: group.status, tone: MOOD_TONES[group.mood] }),
  },
  { title: 'REASON', giveWay: 2, least: 12, cell: ({ group }) => ({ text: group.reason ?? '(others)' }) },
  { title: 'OBJECTS', giveWay: 9, least: 7, cell: ({ group, type }) => ({ text: shareText(group, type) }) },
  { title: 'CHANGED', giveWay: 9, least: 7, cell: ({ group }, now) => ({ text: changedText(group, now) }) },
  {
    ...{ title: '<1H', giveWay: 9, least: 3, spare: 1 },
    cell: ({ group }) => ({ text: group.recent === 0 ? '' : String(group.recent) }),
  },
  {
    ...{ title: 'THE LAST ONE', giveWay: 1, least: 12, spare: 2 },
    cell: ({ group: { example } }) => ({ text: placed(example), tone: 'dim' }),
  },
];

const RESTLESS_COLUMNS: readonly SummaryColumn<Restless>[] = [
  {
    ...{ title: 'MOST CHANGES IN A DAY', giveWay: 1, least: 20 },
    cell: ({ subject }) => ({ text: `${subject.kind}/${subject.name}`, tone: 'strong' }),
  },
  { title: 'NAMESPACE', giveWay: 2, least: 9, cell: ({ subject }) => ({ text: subject.namespace ?? '' }) },
  { title: 'CLUSTER', giveWay: 2, least: 7, cell: ({ subject }) => ({ text: subject.cluster ?? '' }) },
  { title: 'CONDITION', giveWay: 3, least: 10, cell: ({ condition }) => ({ text: condition }) },
  { title: 'CHANGES', giveWay: 9, least: 7, cell: ({ changes }) => ({ text: String(changes) }) },
  { title: 'WITHIN', giveWay: 9, least: 6, cell: ({ first, last }) => ({ text: formatAge(last - first) }) },
  { title: 'LAST', giveWay: 9, least: 4, cell: ({ last }, now) => ({ text: `${formatAge(now - last)} ago` }) },
];

function table<T>(
  columns: readonly SummaryColumn<T>[],
  rows: readonly T[],
  now: number,
  room: number,
  paint: Paint,
): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row, now)));
  const fitting = fittingTable(columns, cells, room);
  return renderTable(fitting.columns, fitting.rows, room, paint);
}

function shareText({ objects }: ConditionGroup, type: TypeSummary): string {
  return `${objects} of ${type.objects}`;
}

/** Ages of the last changes: of the one that changed last, and of the one that is so for longest. */
function changedText({ changed }: ConditionGroup, now: number): string {
  if (changed === undefined) return '';
  const [newest, oldest] = [formatAge(now - changed.newest), formatAge(now - changed.oldest)];
  return newest === oldest ? newest : `${newest}–${oldest}`;
}

function placed({ namespace, name }: ConditionGroup['example']): string {
  return shorten(namespace === undefined ? name : `${namespace}/${name}`);
}

/** Types of which nothing is wrong, in a line. */
function wellLines(types: readonly TypeSummary[]): readonly string[] {
  const well = types.filter(({ bad, busy }) => bad + busy === 0).toSorted((a, b) => b.objects - a.objects);
  if (well.length === 0) return [];
  const named = well.slice(0, 12).map(({ type, objects }) => `${objects} ${shorten(sanitize(type))}`);
  const rest = well.length > 12 ? ` and ${counted(well.length - 12, 'more type')}` : '';
  return [`Well: ${named.join(', ')}${rest}.`];
}

function restlessLines(restless: readonly Restless[] | undefined): readonly string[] {
  if (restless === undefined)
    return ['How often conditions changed nobody has recorded: `kubectl operator record` does so from then on.'];
  return restless.length === 0 ? ['No condition changed more than once within a day, as far as is recorded.'] : [];
}
