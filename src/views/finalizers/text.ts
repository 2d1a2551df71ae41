import { isTerminating } from '../../diagnosis/deletion-age.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { counted } from '../../objects/words.ts';
import { type FinalizerUse, type OwnerState, ownerName } from '../../operators/finalizer-use.ts';
import { gapLines } from '../gap-lines.ts';
import { formatAge } from '../text/age.ts';
import type { Paint, Tone } from '../text/paint.ts';
import { type Cell, renderTable } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import type { FinalizerReport } from './report.ts';

/** How to draw. */
export interface FinalizerTextOptions {
  readonly width: number;
  readonly paint: Paint;
  /** A row for each object instead of one for each finalizer and type; nothing cut. */
  readonly wide: boolean;
}

/** The finalizers as a table below a sentence that is the answer. Ends with a newline. */
export function finalizersText(report: FinalizerReport, { width, paint, wide }: FinalizerTextOptions): string {
  const room = wide ? Number.POSITIVE_INFINITY : width;
  const rows = wide
    ? report.uses.flatMap((use) => objectRows(use, report.now))
    : report.uses.map((use) => row(use, report.now));
  const table = rows.length === 0 ? '' : `\n${renderTable(wide ? WIDE : COLUMNS, rows, room, paint)}`;
  const gaps = gapLines(report.gaps).map((line) => `${wrap(line, room)}\n`);
  return `${wrap(answer(report), room)}\n${table}${gaps.length > 0 ? '\n' : ''}${gaps.join('')}`;
}

function answer({ uses, scope, named }: FinalizerReport): string {
  const holding = uses.filter(({ terminating }) => terminating > 0);
  if (uses.length === 0) return named ? `${scope} has no finalizers.` : `No finalizers in ${scope}.`;
  if (holding.length === 0) {
    const total = counted(distinct(uses), 'finalizer');
    if (named) return `${scope} has ${total} and is not being deleted.`;
    return `${total} in use in ${scope}; none holds anything that is Terminating.`;
  }
  const finalizers = counted(distinct(holding), 'finalizer');
  const verb = distinct(holding) === 1 ? 'holds' : 'hold';
  const objects = new Set(
    holding.flatMap(({ objects }) => objects.filter(isTerminating).map(({ metadata }) => metadata.uid)),
  );
  const held = named ? scope : `${counted(objects.size, 'Terminating object')} in ${scope}`;
  return `${finalizers} ${verb} ${held}${idleText(holding)}.`;
}

/** How many finalizers hold something and have nobody at work who would remove them. */
function idleText(holding: readonly FinalizerUse[]): string {
  const idle = holding.filter(({ state }) => state === 'down' || state === 'not-installed' || state === 'unknown');
  if (idle.length === 0) return '';
  const whose =
    distinct(idle) === distinct(holding) ? (distinct(holding) === 1 ? 'it' : 'them') : `${distinct(idle)} of them`;
  return `; nobody at work is known to remove ${whose}`;
}

function distinct(uses: readonly FinalizerUse[]): number {
  return new Set(uses.map(({ finalizer }) => finalizer)).size;
}

const OWNER = [
  { title: 'OWNER', giveWay: 2, least: 14 },
  { title: 'AT WORK', giveWay: 9, least: 7 },
];
const COLUMNS = [
  { title: 'FINALIZER', giveWay: 4, least: 22 },
  { title: 'TYPE', giveWay: 1, least: 9 },
  { title: 'HELD', giveWay: 9, least: 8 },
  { title: 'OLDEST', giveWay: 9, least: 6 },
  ...OWNER,
];
const WIDE = [
  { title: 'OBJECT', giveWay: 1, least: 20 },
  { title: 'NAMESPACE', giveWay: 3, least: 9 },
  { title: 'TERMINATING', giveWay: 9, least: 11 },
  { title: 'FINALIZER', giveWay: 1, least: 20 },
  ...OWNER,
  { title: 'GUARDS', giveWay: 1, least: 12 },
];

function row(use: FinalizerUse, now: number): Cell[] {
  return [
    { text: use.finalizer },
    { text: groupResource(use.type) },
    { text: `${use.terminating} of ${use.objects.length}`, tone: use.terminating === 0 ? 'plain' : 'bad' },
    { text: use.oldest === undefined ? '' : formatAge(now - use.oldest) },
    ...ownerCells(use),
  ];
}

function objectRows(use: FinalizerUse, now: number): Cell[][] {
  return use.objects.map(({ type, metadata: { name, namespace, deletionTime } }) => [
    { text: `${groupResource(type)}/${name}` },
    { text: namespace ?? '', tone: 'dim' },
    { text: deletionTime === undefined ? '' : formatAge(now - deletionTime), tone: 'bad' },
    { text: use.finalizer },
    ...ownerCells(use),
    { text: use.owner.known?.entry.cleans ?? '', tone: 'dim' },
  ]);
}

function ownerCells({ owner, state, terminating }: FinalizerUse): Cell[] {
  const { text, tone } = STATES[state];
  return [{ text: ownerName(owner) }, { text, tone: terminating > 0 ? tone : 'plain' }];
}

const STATES = {
  'built-in': { text: 'not checked', tone: 'dim' },
  alive: { text: 'yes', tone: 'good' },
  down: { text: 'no', tone: 'bad' },
  'not-installed': { text: 'not installed', tone: 'bad' },
  unknown: { text: 'not known', tone: 'busy' },
} satisfies Record<OwnerState, { readonly text: string; readonly tone: Tone }>;
