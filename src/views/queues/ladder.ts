import type { LadderStep, LadderTable } from '../../queues/ladder.ts';
import { span } from '../../queues/words.ts';
import { json, yaml } from '../serialize.ts';
import { hanging } from '../text/hanging.ts';
import { createPaint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { renderTable } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { clockTime } from './clock.ts';
import type { DrawQueueOptions } from './draw.ts';

/** `-o json|yaml` of `queue --explain-backoff`. Times are RFC 3339, spans seconds. */
export interface BackOffLadderDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'BackOffLadder';
  readonly items: readonly {
    readonly framework: string;
    /** Whose framework it is, where one was asked for. */
    readonly operator?: string;
    readonly rule?: string;
    readonly source?: string;
    readonly steps: readonly {
      readonly attempt: number;
      readonly waitedSeconds: number;
      readonly sinceFirstSeconds: number;
      readonly time?: string;
    }[];
    /** After the last step: every so often, or given up, with when it is tried all the same. */
    readonly afterwards?: {
      readonly everySeconds?: number;
      readonly givenUp?: boolean;
      readonly againSeconds?: number;
    };
    readonly notes: readonly string[];
  }[];
  readonly gaps: readonly never[];
}

/** A ladder, for whom and from when on. Times are milliseconds since the epoch. */
export interface DrawnLadder {
  readonly table: LadderTable;
  /** Whose it is, in words; undefined where a framework was named. */
  readonly operator: string | undefined;
  /** When it failed first; undefined: no clock times. */
  readonly start: number | undefined;
  readonly now: number;
}

/** Draws a back-off ladder. Ends with a newline. */
export function drawLadder(ladder: DrawnLadder, { format, width, color }: DrawQueueOptions): string {
  if (format === 'json') return json(ladderDocument(ladder));
  if (format === 'yaml') return yaml(ladderDocument(ladder));
  const { table, operator, start, now } = ladder;
  const whose = operator === undefined ? table.retrier : `${operator} (${table.retrier})`;
  const head =
    table.rule === undefined
      ? `${whose} has no back-off of its own by default.`
      : `${whose} tries again ${table.rule}, by default.`;
  const columns = [
    { title: 'ATTEMPT', giveWay: 9, least: 4 },
    { title: 'AFTER A WAIT OF', giveWay: 9, least: 4 },
    { title: 'SINCE THE FIRST', giveWay: 9, least: 4 },
    ...(start === undefined ? [] : [{ title: 'UTC', giveWay: 9, least: 8 }]),
  ];
  const rows = table.steps.map((step) => [
    { text: String(step.attempt) },
    { text: step.attempt === 1 ? '' : span(step.waited) },
    { text: step.attempt === 1 ? '' : span(step.sinceFirst) },
    ...(start === undefined ? [] : [{ text: clockTime(start + step.sinceFirst, now) }]),
  ]);
  const drawn =
    rows.length === 0 ? [] : [renderTable(columns, rows, width, createPaint(color)), `${afterText(table)}\n`];
  const standing = start === undefined ? [] : [`${wrap(standingText(table, start, now), width)}\n`];
  const notes = table.notes.flatMap((note) => hanging(`- ${note}`, width).map((part) => `${part}\n`)).join('');
  const source = table.source === undefined ? '' : `Source: ${table.source}\n`;
  return [
    `${wrap(sanitize(head), width)}\n`,
    ...(drawn.length > 0 ? ['\n', ...drawn] : []),
    ...standing,
    '\n',
    notes,
    source,
  ].join('');
}

function afterText({ afterwards }: LadderTable): string {
  if (afterwards?.kind === 'every') return `and so on, every ${span(afterwards.wait)}`;
  const again = afterwards?.again === undefined ? '' : `, or for ${span(afterwards.again)}`;
  return `then it is given up: it waits until it changes${again}`;
}

/** Where on the ladder it stands now. */
function standingText({ steps, afterwards }: LadderTable, start: number, now: number): string {
  const past = now - start;
  const done = steps.filter(({ sinceFirst }) => sinceFirst <= past);
  const next = steps.find(({ sinceFirst }) => sinceFirst > past);
  const last = steps.at(-1);
  if (past < 0 || last === undefined) return '';
  if (next !== undefined)
    return `\nNow, ${span(past)} after the first failure: at most ${done.length} attempts, the next at the latest in ${span(next.waited)} (estimate).`;
  if (afterwards?.kind !== 'every') return `\nNow, ${span(past)} after the first failure: given up (estimate).`;
  const more = Math.floor((past - last.sinceFirst) / afterwards.wait);
  return `\nNow, ${span(past)} after the first failure: at most ${steps.length + more} attempts, the next within ${span(afterwards.wait)} (estimate).`;
}

function ladderDocument({ table, operator, start }: DrawnLadder): BackOffLadderDocument {
  const { retrier, rule, source, steps, afterwards, notes } = table;
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'BackOffLadder',
    items: [
      {
        framework: retrier,
        ...(operator === undefined ? {} : { operator }),
        ...(rule === undefined ? {} : { rule }),
        ...(source === undefined ? {} : { source }),
        steps: steps.map((step) => stepDocument(step, start)),
        ...(afterwards === undefined ? {} : { afterwards: afterDocument(afterwards) }),
        notes,
      },
    ],
    gaps: [],
  };
}

type AfterDocument = NonNullable<BackOffLadderDocument['items'][number]['afterwards']>;

function afterDocument(afterwards: NonNullable<LadderTable['afterwards']>): AfterDocument {
  if (afterwards.kind === 'every') return { everySeconds: afterwards.wait / 1000 };
  return { givenUp: true, ...(afterwards.again === undefined ? {} : { againSeconds: afterwards.again / 1000 }) };
}

function stepDocument({ attempt, waited, sinceFirst }: LadderStep, start: number | undefined) {
  return {
    attempt,
    waitedSeconds: waited / 1000,
    sinceFirstSeconds: sinceFirst / 1000,
    ...(start === undefined ? {} : { time: new Date(start + sinceFirst).toISOString() }),
  };
}
