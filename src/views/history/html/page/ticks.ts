import type { Range } from './range.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 2, 5, 10, 30].map((many) => many * SECOND),
  ...[1, 2, 5, 10, 30].map((many) => many * MINUTE),
  ...[1, 3, 6, 12].map((many) => many * HOUR),
  ...[1, 2, 7, 14, 28, 91, 364, 3640].map((many) => many * DAY),
];
/** Pixels from one mark to the next at least. */
const APART = 90;

/** Marks of the axis, in UTC; midnight is told by its day. */
export function ticks({ from, to }: Range, width: number): readonly { readonly at: number; readonly label: string }[] {
  const step = STEPS.find((size) => (size / (to - from)) * width >= APART) ?? 3640 * DAY;
  const marks = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) marks.push({ at, label: labelOf(at, step) });
  return marks;
}

function labelOf(at: number, step: number): string {
  const text = new Date(at).toISOString();
  if (step >= DAY || at % DAY === 0) return text.slice(0, 10);
  return step < MINUTE ? text.slice(11, 19) : text.slice(11, 16);
}
