import stringWidth from 'string-width';
import type { QueueReport } from '../../../queues/report.ts';
import type { QueuePoints } from '../../../queues/watch/history.ts';
import type { QueueRow } from '../../../queues/watch/row.ts';
import { inAscii } from '../../live/glyphs.ts';
import { sparkline } from '../../live/sparkline.ts';
import type { Paint } from '../../text/paint.ts';
import { sanitize } from '../../text/sanitize.ts';
import { cut } from '../../text/table.ts';
import { queueAnswer } from '../answer.ts';
import { LIVE_COLUMNS } from './columns.ts';
import type { LiveState } from './keys.ts';
import { type PlacedColumn, placeColumns } from './layout.ts';
import type { PictureOptions } from './picture-options.ts';
import { liveRows } from './rows-in-order.ts';
import type { SeenLook } from './seen.ts';
import { sentences } from './sentences.ts';
import { statusLines } from './status.ts';

/** Lines that the table leaves to the sentences at least, where it is longer than the screen. */
const SENTENCES = 6;

/** The picture of one look: the answer, the table, what is to be said of the selected row or of those in trouble, and the keys. */
export function queuePicture(look: SeenLook, state: LiveState, options: PictureOptions): readonly string[] {
  const { report, points } = look;
  const { width, height, paint, unicode } = options;
  const rows = liveRows(report, state);
  const selected = rows.find(({ key }) => key === state.selected);
  const answer = paint('strong', cut(sanitize(answerText(report)), width));
  const [head = '', ...body] = tableLines(rows, selected, points, width, paint);
  const foot = statusLines(look, state, options);
  const about = sentences(selected === undefined ? rows : [selected], selected !== undefined, report, { width, paint });
  // The answer, the head and a blank line are always there.
  const room = Math.max(1, height - foot.length - 3);
  const tableRoom = Math.max(1, Math.min(body.length, room - Math.min(SENTENCES, about.length, Math.floor(room / 2))));
  const shown = around(body, selected === undefined ? 0 : rows.indexOf(selected), tableRoom);
  const said = clipped(about, Math.max(0, room - shown.length));
  const lines = [answer, head, ...shown, '', ...said].slice(0, height - foot.length);
  const picture = [...lines, ...foot];
  return unicode ? picture : picture.map(inAscii);
}

/** Before anything was read twice there is no answer. */
function answerText(report: QueueReport): string {
  const processes = report.items.flatMap((item) => item.processes);
  const isEarly = processes.length > 0 && processes.every(({ rates }) => rates.seconds <= 0);
  return isEarly ? 'All pages were read once; what they say twice tells what goes on.' : queueAnswer(report);
}

function tableLines(
  rows: readonly QueueRow[],
  selected: QueueRow | undefined,
  points: QueuePoints,
  width: number,
  paint: Paint,
): string[] {
  const severalOperators = new Set(rows.map(({ operator }) => operator)).size > 1;
  const columns = LIVE_COLUMNS.filter(({ title }) => severalOperators || title !== 'OPERATOR');
  const cells = rows.map((row) =>
    columns.map(({ cell }) => {
      const { text, tone = 'plain' } = cell(row);
      return { text: sanitize(text), tone };
    }),
  );
  const needed = columns.map((_, at) =>
    cells.reduce((most, row) => Math.max(most, stringWidth(row[at]?.text ?? '')), 0),
  );
  // Two columns in front say what is selected, in colour or without.
  const placed = placeColumns(columns, needed, width - 2);
  const head = placed.map((each) => aligned(each, each.column.title));
  const body = rows.map((row, at) => {
    const own = points.get(row.key) ?? [];
    const line = placed.map((each) => {
      const { text, tone } = cells[at]?.[columns.indexOf(each.column)] ?? { text: '', tone: 'plain' as const };
      const { points: value } = each.column;
      if (value !== undefined) return paint('dim', sparkline(own.map(value), each.width));
      return paint(tone, aligned(each, text));
    });
    return `${row === selected ? paint('strong', '> ') : '  '}${joined(line, placed)}`;
  });
  return [paint('dim', `  ${joined(head, placed)}`), ...body];
}

function joined(cells: readonly string[], placed: readonly PlacedColumn[]): string {
  return cells
    .map((cell, at) => `${' '.repeat(placed[at]?.gap ?? 0)}${cell}`)
    .join('')
    .trimEnd();
}

function aligned({ column, width }: PlacedColumn, text: string): string {
  const shown = cut(text, width);
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(shown)));
  return column.right === true ? `${blanks}${shown}` : `${shown}${blanks}`;
}

/** So many lines, that at `at` among them. */
function around(lines: readonly string[], at: number, room: number): readonly string[] {
  const start = Math.max(0, Math.min(at - Math.floor(room / 2), lines.length - room));
  return lines.slice(start, start + room);
}

/** What fits; where something does not, the last line says how much. */
function clipped(lines: readonly string[], room: number): readonly string[] {
  if (lines.length <= room) return lines;
  if (room <= 0) return [];
  return [...lines.slice(0, room - 1), `… ${lines.length - room + 1} more lines`];
}
