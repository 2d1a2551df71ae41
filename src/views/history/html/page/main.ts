import type { EntryData, ReportData } from '../report-data.ts';
import { chart, GUTTER } from './chart.ts';
import { byId, svg } from './elements.ts';
import { listen } from './gestures.ts';
import type { Range } from './range.ts';
import { EntryTable } from './table.ts';
import { showTips } from './tip.ts';

/** The page of a report: the chart and the table of one part of the time. */
// The data was written by the program that made this page, of the type that both share.
const report = JSON.parse(byId('report').textContent) as ReportData;
const bounds: Range = { from: report.from, to: report.to };
const place = byId('chart');
let range = bounds;
let selection: Range | undefined;
let pointed: EntryData | undefined;
let isDue = false;
let tableDue: ReturnType<typeof setTimeout> | undefined;

const table = new EntryTable(report, bounds, (entry) => {
  pointed = entry;
  redrawSoon();
});

/** Many movements of one moment are drawn once. */
function redrawSoon(): void {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    drawChart();
  });
}

/** Rows are drawn when a movement pauses: hundreds of them at each step would hold it up. */
function drawTableSoon(): void {
  clearTimeout(tableDue);
  tableDue = setTimeout(() => table.draw(range), 120);
}

function drawChart(): void {
  const { width } = place.getBoundingClientRect();
  const drawn = chart(report, range, width - 2);
  drawn.append(...overlays(width - 2, Number(drawn.getAttribute('height'))));
  place.replaceChildren(drawn);
  byId('shown').textContent = `${stamp(range.from)} to ${stamp(range.to)} UTC`;
}

function overlays(width: number, height: number): readonly SVGElement[] {
  const x = (time: number) => GUTTER + ((time - range.from) / (range.to - range.from)) * (width - GUTTER - 12);
  const drawn: SVGElement[] = [];
  if (selection !== undefined) {
    const [left, right] = [x(selection.from), x(selection.to)];
    drawn.push(svg('rect', { class: 'selection', x: left, y: 0, width: right - left, height }));
  }
  if (pointed !== undefined && pointed.to >= range.from && pointed.from <= range.to) {
    const at = x(Math.max(pointed.from, range.from));
    drawn.push(svg('line', { class: 'cursor', x1: at, x2: at, y1: 0, y2: height }));
  }
  return drawn;
}

function stamp(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

// It takes keys, so that the keyboard gets to it.
place.tabIndex = 0;
listen(place, {
  bounds,
  range: () => range,
  show: (next) => {
    range = next;
    redrawSoon();
    drawTableSoon();
  },
  select: (part) => {
    selection = part;
    redrawSoon();
  },
});
showTips(place);
new ResizeObserver(redrawSoon).observe(place);
byId('legend').textContent =
  'Colour: green good, red bad, yellow under way or worth knowing. Plain is True, striped False, dotted Unknown, ' +
  'crossed too many changes for this zoom, or nobody recorded; a dashed outline is not known. ' +
  'Diamonds are writes and what programs did, triangles Events.';
drawChart();
table.draw(range);
