import stringWidth from 'string-width';
import type { QueueReport } from '../../../queues/report.ts';
import type { QueueRow } from '../../../queues/watch/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { stateText } from '../columns.ts';
import { isReadOnce, LIVE_COLUMNS } from './columns.ts';
import { liveRows } from './rows-in-order.ts';
import { clock } from './status.ts';

const COLUMNS = LIVE_COLUMNS.filter(({ points }) => points === undefined);

/** Where nobody looks at a terminal: a line for each row when its state changes, or for all rows at every look. */
export class ChangeLines {
  readonly #every: boolean;
  readonly #states = new Map<string, string>();
  /** Columns grow with what is in them, as those of kubectl do from list to list. */
  #widths: number[] = [];

  /** @param every all rows at every look */
  constructor(every: boolean) {
    this.#every = every;
  }

  /** The lines of a look, each with its end; the head before the first. */
  of(report: QueueReport): string {
    const rows = liveRows(report, { sort: 'name', reverse: false }).filter((row) => !isReadOnce(row));
    const gone = new Set(this.#states.keys());
    const told = rows.filter((row) => {
      gone.delete(row.key);
      return this.#isNews(row) || this.#every;
    });
    for (const key of gone) this.#states.delete(key);
    if (told.length === 0) return '';
    const time = clock(report.now);
    const lines = told.map((row) => [time, ...COLUMNS.map(({ cell }) => sanitize(cell(row).text))]);
    const head = this.#widths.length === 0 ? [['TIME', ...COLUMNS.map(({ title }) => title)]] : [];
    return [...head, ...lines].map((cells, _, all) => this.#line(cells, all)).join('');
  }

  #isNews(row: QueueRow): boolean {
    const state = row.judgements.length === 0 ? row.missing.map(({ text }) => text).join() : stateText(row.judgements);
    if (this.#states.get(row.key) === state) return false;
    this.#states.set(row.key, state);
    return true;
  }

  #line(cells: readonly string[], all: readonly (readonly string[])[]): string {
    this.#widths = cells.map((_, at) =>
      all.reduce((most, row) => Math.max(most, stringWidth(row[at] ?? '')), this.#widths[at] ?? 0),
    );
    const padded = cells.map((text, at) => `${text}${' '.repeat((this.#widths[at] ?? 0) - stringWidth(text))}`);
    return `${padded.join('  ').trimEnd()}\n`;
  }
}
