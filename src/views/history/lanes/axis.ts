import type { Timeline } from '../../../history/timeline.ts';
import { moment } from '../moment.ts';

/** Time on a number of columns. Milliseconds since the epoch. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Steps that a clock and a calendar are read by. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28, 91, 182, 364, 3640].map((days) => days * DAY),
];
/** The least that an axis spans: one moment alone has no extent. */
const LEAST = 10 * SECOND;

/** From the beginning of what is known (or of what was asked for) to the end of the period. */
export function axisOf({ period, entries, lanes }: Timeline, columns: number): Axis {
  const known = [
    ...entries.map(({ when }) => when.earliest ?? when.latest),
    ...(period.from === undefined ? lanes.flatMap(({ spans }) => spans.map(({ start }) => start?.earliest)) : []),
  ].filter((time) => time !== undefined);
  const first = period.from ?? known.reduce((least, time) => Math.min(least, time), period.to);
  return { from: Math.min(first, period.to - LEAST), to: period.to, columns };
}

/** The column of a moment; moments outside are at the ends. */
export function columnOf({ from, to, columns }: Axis, time: number): number {
  const at = Math.floor(((time - from) / (to - from)) * columns);
  return Math.max(0, Math.min(columns - 1, at));
}

/** Milliseconds that a column stands for. */
export function columnSpan({ from, to, columns }: Axis): number {
  return (to - from) / columns;
}

/** Marks of an axis with their texts, in UTC, none over another. */
export function ticks(axis: Axis): readonly { readonly column: number; readonly label: string }[] {
  const perColumn = columnSpan(axis);
  const step = STEPS.find((size) => size / perColumn >= labelWidth(size) + 3) ?? STEPS.at(-1) ?? DAY;
  const marks = [];
  for (let time = Math.ceil(axis.from / step) * step; time < axis.to; time += step) {
    const column = columnOf(axis, time);
    const label = labelOf(time, step);
    if (column + label.length <= axis.columns) marks.push({ column, label });
  }
  return marks;
}

function labelWidth(step: number): number {
  return step < MINUTE ? 8 : step < DAY ? 5 : 10;
}

/** Midnight is told by its day. */
function labelOf(time: number, step: number): string {
  const text = moment(time);
  if (step >= DAY) return text.slice(0, 10);
  if (time % DAY === 0) return text.slice(5, 10);
  return step < MINUTE ? text.slice(11, 19) : text.slice(11, 16);
}
