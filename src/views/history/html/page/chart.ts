import type { EntryData, ReportData, StretchData } from '../report-data.ts';
import { svg } from './elements.ts';
import type { Range } from './range.ts';
import { type ChartRow, rowsOf } from './rows.ts';
import { ticks } from './ticks.ts';

/** Pixels. */
export const AXIS = 26;
const ROW = 22;
const BAR = 14;
const TEXT = 7;
/** Where the lanes begin: names stand before. */
export const GUTTER = 190;
const RIGHT = 12;
/** Below this a stretch or a mark is one with its neighbour. */
const FINE = 2;

/** The lanes of a part of the time, as SVG of a width. What is pointed at says what it is by `data-tip`. */
export function chart(report: ReportData, range: Range, width: number): SVGElement {
  const rows = rowsOf(report);
  const height = AXIS + rows.length * ROW + 6;
  const root = svg('svg', { height, viewBox: `0 0 ${width} ${height}`, role: 'img' });
  const plot = Math.max(50, width - GUTTER - RIGHT);
  const x = (time: number) => GUTTER + ((time - range.from) / (range.to - range.from)) * plot;
  root.append(patterns(), svg('rect', { class: 'plot-area', x: GUTTER, y: 0, width: plot, height }));
  root.append(axisOf(range, plot, height, x));
  for (const [at, row] of rows.entries()) root.append(rowOf(row, AXIS + at * ROW, range, x));
  return root;
}

/** The moment at a distance from the left edge. */
export function timeAt(left: number, range: Range, width: number): number {
  const plot = Math.max(50, width - GUTTER - RIGHT);
  return range.from + ((left - GUTTER) / plot) * (range.to - range.from);
}

function axisOf(range: Range, plot: number, height: number, x: (time: number) => number): SVGElement {
  const group = svg('g', { class: 'axis' });
  for (const { at, label } of ticks(range, plot)) {
    group.append(svg('line', { x1: x(at), x2: x(at), y1: 18, y2: height }));
    // The last one has no room where the chart ends.
    if (x(at) + label.length * TEXT < GUTTER + plot + RIGHT) group.append(svg('text', { x: x(at) + 3, y: 14 }, label));
  }
  return group;
}

function rowOf(row: ChartRow, top: number, range: Range, x: (time: number) => number): SVGElement {
  if (row.kind === 'object') {
    const group = svg('g');
    group.append(svg('text', { class: 'object', x: 6, y: top + 16 }, clipped(row.name, 90)));
    return group;
  }
  const group = svg('g', { class: 'lane', 'data-lane': row.name, 'aria-label': row.summary });
  const name = svg('text', { x: 14, y: top + 15, 'data-tip': row.summary }, clipped(row.name, 26));
  group.append(name);
  if (row.kind === 'lane') group.append(...bars(row.stretches, top + (ROW - BAR) / 2, range, x));
  else group.append(...marks(row.entries, top + ROW / 2, range, x));
  return group;
}

function bars(
  stretches: readonly StretchData[],
  y: number,
  range: Range,
  x: (time: number) => number,
): readonly SVGElement[] {
  const drawn: SVGElement[] = [];
  // Over their neighbours, which would hide them.
  const narrow: SVGElement[] = [];
  let fine: { left: number; right: number; count: number; first: StretchData } | undefined;
  const flush = () => {
    if (fine === undefined) return;
    const { left, right, count, first } = fine;
    const width = Math.max(FINE, right - left);
    const tip = `${count} states within; zoom in to tell them apart`;
    narrow.push(
      ...(count === 1
        ? bar(left, width, y, first.state, first.mood, first.tip)
        : bar(left, width, y, 'mixed', 'busy', tip)),
    );
    fine = undefined;
  };
  for (const stretch of stretches) {
    const { from, to, state, mood, tip, label } = stretch;
    if (to < range.from || from > range.to) continue;
    const [left, right] = [x(Math.max(from, range.from)), x(Math.min(to, range.to))];
    if (right - left < FINE && state !== 'open') {
      fine = { left: fine?.left ?? left, right, count: (fine?.count ?? 0) + 1, first: fine?.first ?? stretch };
      continue;
    }
    flush();
    const labelled = label.length * TEXT + 8;
    const isLabelled = right - left > labelled;
    drawn.push(...bar(left, right - left, y, state, mood, tip, isLabelled ? labelled : 0));
    if (isLabelled) {
      const plain = state === 'open' || state === 'absent' || state === 'hole' ? ' plain' : '';
      drawn.push(svg('text', { class: `status${plain}`, x: left + 4, y: y + 11 }, label));
    }
  }
  flush();
  return [...drawn, ...narrow];
}

/** @param bare pixels at its beginning that stay without a pattern, for a text that is read there */
function bar(
  x: number,
  width: number,
  y: number,
  state: string,
  mood: string,
  tip: string,
  bare = 0,
): readonly SVGElement[] {
  const place = { x, y, width: Math.max(0, width), height: BAR };
  const own = ['open', 'absent', 'hole'].includes(state) ? state : mood;
  const base = svg('rect', { ...place, class: `span ${own}`, 'data-state': state, 'data-tip': tip });
  if (state === 'True' || state === 'open' || state === 'absent') return [base];
  return [base, svg('rect', { ...place, x: x + bare, width: Math.max(0, width - bare), class: `over ${state}` })];
}

function marks(
  entries: readonly EntryData[],
  y: number,
  range: Range,
  x: (time: number) => number,
): readonly SVGElement[] {
  const places = new Map<number, EntryData[]>();
  for (const entry of entries) {
    if (entry.to < range.from || entry.from > range.to) continue;
    const at = Math.round(x(Math.min(Math.max(entry.from, range.from), range.to)) / 4) * 4;
    const there = places.get(at);
    if (there === undefined) places.set(at, [entry]);
    else there.push(entry);
  }
  const reaches = reachesOf(entries, range, x).map(({ left, right }) =>
    svg('line', { class: 'reach', x1: left, x2: right, y1: y, y2: y }),
  );
  const signs = [...places].map(([at, there]) => {
    const [top] = there.toSorted((a, b) => b.rank - a.rank);
    const tip = there.slice(0, 5).map(({ time, label, text }) => `${time}  ${label}: ${text}`);
    const more = there.length > 5 ? [`and ${there.length - 5} more`] : [];
    return svg('path', {
      class: `mark ${top?.tone ?? 'plain'}`,
      d: top?.lane === 'events' ? `M${at} ${y - 5}l5 9h-10z` : `M${at} ${y - 5}l5 5l-5 5l-5 -5z`,
      'data-tip': [...tip, ...more].join('\n'),
    });
  });
  return [...reaches, ...signs];
}

/** From where to where marks reach that are no moment: they repeat, or it is not known when they happened. */
function reachesOf(
  entries: readonly EntryData[],
  range: Range,
  x: (time: number) => number,
): readonly { readonly left: number; readonly right: number }[] {
  const reaches: { left: number; right: number }[] = [];
  for (const { from, to } of entries.toSorted((a, b) => a.from - b.from)) {
    const [left, right] = [x(Math.max(from, range.from)), x(Math.min(to, range.to))];
    if (right - left < 4) continue;
    const last = reaches.at(-1);
    if (last !== undefined && left <= last.right) last.right = Math.max(last.right, right);
    else reaches.push({ left, right });
  }
  return reaches;
}

/** What tells states apart without colour. */
function patterns(): SVGElement {
  const defs = svg('defs');
  const pattern = (id: string, shape: SVGElement) => {
    const element = svg('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' });
    element.append(shape);
    return element;
  };
  defs.append(
    pattern('stripes', svg('path', { d: 'M-1 7L7 -1' })),
    pattern('crosses', svg('path', { d: 'M-1 7L7 -1M-1 -1L7 7' })),
    pattern('dots', svg('circle', { cx: 3, cy: 3, r: 1.2 })),
  );
  return defs;
}

function clipped(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
