import stringWidth from 'string-width';
import type { Subject } from '../../history/entry.ts';
import { type Fold, folded } from '../../history/fold.ts';
import type { Timeline } from '../../history/timeline.ts';
import type { Paint, Tone } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { shorten } from '../text/shorten.ts';
import { wrapWhole } from '../text/wrap.ts';
import { answerLines } from './answer.ts';
import { foldText } from './happening-text.ts';
import { namesOf } from './names.ts';
import { dayOf, whenText } from './when-text.ts';

/** How to draw. */
export interface TimelineTextOptions {
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly paint: Paint;
}

/** A line of the timeline before it is laid out; sanitised. */
interface Row {
  readonly day: string;
  readonly time: string;
  readonly label: string;
  readonly tone: Tone;
  readonly text: string;
  readonly source: string;
}

/** Columns that a text has at least beside time and kind; with less it begins on a line of its own. */
const LEAST = 30;
/** Columns of the longest kind; condition types can be long. */
const LABEL = 24;

/** The answer, then what happened, a line each, under its day. Ends with a newline. */
export function timelineText(timeline: Timeline, { width, paint }: TimelineTextOptions): string {
  const answer = answerLines(timeline, width);
  const lines = entryLines(folded(timeline.entries), timeline.subjects, { width, paint });
  return [...answer, ...(lines.length === 0 ? [] : ['', ...lines])].map((line) => `${line}\n`).join('');
}

/**
 * Lines of what happened, with the day where it changes. The sources stand behind each.
 * @param subjects where there are several, each line says whose it is
 */
export function entryLines(
  folds: readonly Fold[],
  subjects: readonly Subject[],
  { width, paint }: TimelineTextOptions,
): readonly string[] {
  const nameOf = namesOf(subjects);
  const whose = (subject: Subject) => (subjects.length > 1 ? `${shorten(nameOf(subject), 48)}  ` : '');
  const rows = folds.map((fold) => rowOf(fold, whose(fold.entry.subject)));
  const times = Math.max(0, ...new Set(rows.map(({ time }) => time.length)));
  const labels = Math.max(0, ...new Set(rows.map(({ label }) => stringWidth(label))));
  let day = '';
  return rows.flatMap((row) => {
    const head = row.day === day ? [] : [paint('dim', day === '' ? `${row.day}, times in UTC` : row.day)];
    day = row.day;
    return [...head, ...rowLines(row, { times, labels, width, paint })];
  });
}

interface Layout extends TimelineTextOptions {
  readonly times: number;
  readonly labels: number;
}

function rowOf(fold: Fold, whose: string): Row {
  const { entry, when } = fold;
  const { label, text, tone } = foldText(fold);
  const day = dayOf(when);
  return {
    day,
    time: whenText(when, day),
    label: shorten(sanitize(label), LABEL),
    tone,
    text: sanitize(`${whose}${text}`),
    source: `[${entry.sources.join('+')}]`,
  };
}

function rowLines(row: Row, { times, labels, width, paint }: Layout): string[] {
  const beside = times + labels + 4;
  const label = `${paint(row.tone, row.label)}${' '.repeat(labels - stringWidth(row.label))}`;
  const front = `${row.time.padEnd(times)}  ${label}`;
  const below = width - beside < LEAST;
  const indent = ' '.repeat(below ? 4 : beside);
  const text = wrapWhole(`${row.text} ${row.source}`, width - indent.length).split('\n');
  const painted = text.map((line) => sourceDimmed(line, row.source, paint));
  if (below) return [front.trimEnd(), ...painted.map((line) => `${indent}${line}`)];
  return painted.map((line, at) => `${at === 0 ? `${front}  ` : indent}${line}`);
}

/** The sources are what is left at the end of a text; wrapped apart they stay as they are. */
function sourceDimmed(line: string, source: string, paint: Paint): string {
  return line.endsWith(source) ? `${line.slice(0, -source.length)}${paint('dim', source)}` : line;
}
