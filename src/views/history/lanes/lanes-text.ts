import stringWidth from 'string-width';
import { bySubject } from '../../../history/by-subject.ts';
import type { Entry, Subject } from '../../../history/entry.ts';
import { standings } from '../../../history/standing.ts';
import type { Lane, Timeline } from '../../../history/timeline.ts';
import { formatAge } from '../../text/age.ts';
import { hanging } from '../../text/hanging.ts';
import type { Paint, Tone } from '../../text/paint.ts';
import { sanitize } from '../../text/sanitize.ts';
import { shorten } from '../../text/shorten.ts';
import { moment } from '../moment.ts';
import { namesOf } from '../names.ts';
import { type Axis, axisOf, columnSpan, ticks } from './axis.ts';
import { type CellState, cellsOf } from './cells.ts';
import { type Glyph, stateGlyph, stateTone } from './glyphs.ts';
import { markLanes } from './marks.ts';
import { stretchesOf } from './stretches.ts';

/** How to draw lanes. */
export interface LanesOptions {
  /** Terminal columns. */
  readonly width: number;
  readonly paint: Paint;
  /** False: letters instead of signs. */
  readonly unicode: boolean;
  /** A line an object: the condition that says most of it. */
  readonly brief?: boolean;
}

/** A lane before it is painted: a glyph and a tone for each column, undefined where there is nothing. */
interface DrawnLane {
  readonly subject: Subject;
  readonly name: string;
  readonly cells: readonly ({ readonly glyph: Glyph; readonly tone: Tone } | undefined)[];
}

const LABEL = 28;

/** Lanes as lines. */
export interface LanesPicture {
  /** What part of the time it is, and the axis. */
  readonly head: readonly string[];
  readonly lanes: readonly string[];
  /** What the signs mean. */
  readonly legend: readonly string[];
}

/** Lanes over one axis: conditions as spans, writes and Events as marks; the axis above, what the signs mean below. */
export function lanesPicture(timeline: Timeline, options: LanesOptions): LanesPicture {
  const { width, paint, unicode, brief = false } = options;
  const mains = brief ? standings(timeline).flatMap(({ main }) => (main === undefined ? [] : [main.lane])) : undefined;
  const nameOf = namesOf(timeline.subjects);
  const nameOfLane = (lane: Lane) => (brief ? `${nameOf(lane.subject)} ${lane.type}` : lane.type);
  const names = [...(mains ?? timeline.lanes).map(nameOfLane), 'program'];
  const widest = names.reduce((most, name) => Math.max(most, stringWidth(sanitize(name))), 0);
  const label = Math.min(widest, LABEL, Math.floor(width / 3));
  const axis = axisOf(timeline, Math.max(10, width - label - 2));
  const lanesOf = bySubject(mains ?? timeline.lanes, ({ subject }) => subject);
  const entriesOf = bySubject(timeline.entries, ({ subject }) => subject);
  const lanes = timeline.subjects.flatMap((subject) => {
    const own = { lanes: lanesOf(subject), entries: entriesOf(subject), now: timeline.now };
    const conditions = conditionLanes(own, axis, nameOfLane).map((lane) => ({ ...lane, subject }));
    return brief ? conditions : [...conditions, ...eventLanes(subject, own.entries, axis)];
  });
  const several = timeline.subjects.length > 1 && !brief;
  const body = lanes.flatMap((lane, at) => {
    const isNew = several && lane.subject !== lanes[at - 1]?.subject;
    const head = isNew ? [paint('strong', shorten(sanitize(nameOf(lane.subject)), width))] : [];
    return [...head, laneLine(lane, label, options)];
  });
  const used = new Map<string, Glyph>();
  for (const { cells } of lanes)
    for (const cell of cells) if (cell !== undefined) used.set(cell.glyph.means, cell.glyph);
  const legend = [...used.values()].map((glyph) => `${unicode ? glyph.sign : glyph.letter} ${glyph.means}`);
  const dim = (line: string) => paint('dim', line);
  return {
    head: [...hanging(scaleText(axis), width), ...axisLines(axis, label, unicode)].map(dim),
    lanes: body,
    legend: packed(legend, width).map(dim),
  };
}

function conditionLanes(
  { lanes, entries, now }: Pick<Timeline, 'lanes' | 'entries' | 'now'>,
  axis: Axis,
  nameOfLane: (lane: Lane) => string,
): DrawnLane[] {
  return lanes.map((lane) => {
    const cells = cellsOf(stretchesOf(lane, entries, now, columnSpan(axis)), axis);
    return { subject: lane.subject, name: nameOfLane(lane), cells: drawnCells(lane.type, cells) };
  });
}

function eventLanes(subject: Subject, entries: readonly Entry[], axis: Axis): DrawnLane[] {
  return markLanes(entries, axis).map(({ name, marks: cells }) => ({ subject, name, cells }));
}

/** Neighbours of one state are one object: a lane has few states and many columns. */
function drawnCells(type: string, cells: readonly CellState[]): DrawnLane['cells'] {
  let state: CellState | undefined;
  let drawn: DrawnLane['cells'][number];
  return cells.map((cell) => {
    if (cell !== state) drawn = { glyph: stateGlyph(cell), tone: stateTone(type, cell) };
    state = cell;
    return drawn;
  });
}

function laneLine({ name, cells }: DrawnLane, label: number, { paint, unicode }: LanesOptions): string {
  const shown = shorten(sanitize(name), label);
  const runs: { tone: Tone; text: string }[] = [];
  for (const cell of cells) {
    const text = cell === undefined ? ' ' : unicode ? cell.glyph.sign : cell.glyph.letter;
    const tone = cell?.tone ?? 'plain';
    const last = runs.at(-1);
    if (last?.tone === tone) last.text += text;
    else runs.push({ tone, text });
  }
  const line = runs.map(({ tone, text }) => paint(tone, text)).join('');
  return `${shown}${' '.repeat(label - stringWidth(shown) + 2)}${line}`.trimEnd();
}

function axisLines(axis: Axis, label: number, unicode: boolean): readonly string[] {
  const marks = ticks(axis);
  const rule: string[] = Array.from({ length: axis.columns }, () => (unicode ? '─' : '-'));
  let labels = '';
  for (const { column, label: text } of marks) {
    rule[column] = unicode ? '┬' : '+';
    labels = `${labels.padEnd(column)}${text}`;
  }
  const indent = ' '.repeat(label + 2);
  return [`${indent}${labels}`, `${indent}${rule.join('')}`];
}

function scaleText(axis: Axis): string {
  const [from, to] = [stamp(axis.from), stamp(axis.to)];
  const end = from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to;
  return `${from} to ${end} UTC, ${formatSpan(columnSpan(axis))} a column`;
}

function stamp(time: number): string {
  return moment(time).slice(0, 19).replace('T', ' ');
}

function formatSpan(span: number): string {
  return span < 1000 ? `${Math.round(span)}ms` : formatAge(span);
}

/** Pieces that are not broken, as many a line as fit. */
function packed(pieces: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth(last) + 3 + stringWidth(piece) <= width)
      lines[lines.length - 1] = `${last}   ${piece}`;
    else lines.push(piece);
  }
  return lines;
}
