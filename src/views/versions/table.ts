import { kubectl } from '../../diagnosis/commands.ts';
import { applierText } from '../../versions/applier-text.ts';
import type { JudgedDefinition, VersionsReport } from '../../versions/report.ts';
import type { DefinitionVerdict } from '../../versions/verdict.ts';
import { gapLines } from '../gap-lines.ts';
import { numberText } from '../operators/words.ts';
import { fittingTable, type SpareColumn } from '../text/fitting-columns.ts';
import type { Paint, Tone } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { type Cell, renderTable } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { versionsAnswer } from './answer.ts';
import { conversionCell } from './conversion.ts';
import { verdictCell } from './words.ts';

/** How to draw. */
export interface VersionsLayout {
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly paint: Paint;
  /** All columns and CRDs, and nothing cut. */
  readonly wide: boolean;
}

/** One screen: more rows are counted. */
const MOST_ROWS = 30;

/** Many CRDs: the answer, a row for each with something to do, and what could not be read. */
export function versionsTable(report: VersionsReport, { width, paint, wide }: VersionsLayout): string {
  const room = wide ? Number.POSITIVE_INFINITY : width;
  const { definitions, named, gaps } = report;
  const notable = wide || named ? definitions : definitions.filter(({ verdict }) => verdict !== 'nothing-to-do');
  const shown = notable.slice(0, wide ? undefined : MOST_ROWS);
  const cells = shown.map((judged) => COLUMNS.map(({ cell }) => cell(judged)));
  const { columns, rows } = fittingTable(COLUMNS, cells, room);
  const quiet = definitions.length - notable.length;
  const more = notable.length - shown.length;
  const [worst] = shown;
  const notes = [
    ...(more > 0 ? [`${more} more have something to do: -o wide shows all.`] : []),
    ...(quiet > 0 && quiet < definitions.length ? [`${quiet} more with nothing to do.`] : []),
    ...gapLines(gaps),
    ...(worst === undefined
      ? []
      : [`${kubectl('operator', 'crd-versions', worst.facts.definition.name)} tells more about one of them.`]),
    ...(columns.length < COLUMNS.length ? ['-o wide shows all columns.'] : []),
  ].map((line) => `${wrap(line, room)}\n`);
  return [
    `${wrap(sanitize(versionsAnswer(report)), room)}\n`,
    ...(rows.length === 0 ? [] : [renderTable(columns, rows, room, paint)]),
    ...(notes.length === 0 ? [] : [notes.join('')]),
  ].join('\n');
}

interface VersionsColumn extends SpareColumn {
  readonly cell: (judged: JudgedDefinition) => Cell;
}

const TONES = {
  ...{ 'fix-conversion': 'bad', 'migrate-storage': 'busy', 'move-users': 'busy', 'clean-managed-fields': 'busy' },
  ...{ remove: 'good', 'stop-serving': 'good', unknown: 'dim', 'nothing-to-do': 'plain' },
} as const satisfies Record<DefinitionVerdict, Tone>;

const COLUMNS: readonly VersionsColumn[] = [
  {
    ...{ title: 'CRD', giveWay: 2, least: 24 },
    cell: ({ facts }) => ({ text: facts.definition.name, tone: 'strong' }),
  },
  {
    ...{ title: 'VERDICT', giveWay: 3, least: 20 },
    cell: (judged) => ({ text: verdictCell(judged), tone: TONES[judged.verdict] }),
  },
  {
    ...{ title: 'SERVED', giveWay: 1, least: 8, spare: 4 },
    cell: ({ versions }) => ({
      text: versions
        .flatMap(({ served, name, deprecated }) => (served ? `${name}${deprecated ? ' (deprecated)' : ''}` : []))
        .join(', '),
    }),
  },
  {
    ...{ title: 'STORAGE', giveWay: 9, least: 7, spare: 3 },
    cell: ({ versions }) => ({ text: versions.find(({ storage }) => storage)?.name ?? '' }),
  },
  {
    ...{ title: 'STORED', giveWay: 9, least: 7, spare: 5 },
    cell: ({ facts }) => ({ text: facts.definition.storedVersions.join(', ') }),
  },
  {
    ...{ title: 'OBJECTS', giveWay: 9, least: 7, spare: 6 },
    cell: ({ facts }) => ({ text: facts.objects.count === undefined ? '' : numberText(facts.objects.count) }),
  },
  { ...{ title: 'CONVERSION', giveWay: 1, least: 10, spare: 1 }, cell: ({ conversion }) => conversionCell(conversion) },
  {
    ...{ title: 'APPLIED BY', giveWay: 1, least: 10, spare: 2 },
    cell: ({ facts }) => ({ text: applierText(facts.applier) }),
  },
];
