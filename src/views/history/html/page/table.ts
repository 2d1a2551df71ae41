import type { EntryData, ReportData } from '../report-data.ts';
import { byId, html } from './elements.ts';
import type { Range } from './range.ts';

/** Rows that are drawn before more are asked for: a browser takes its time for ten thousand. */
const FIRST = 500;

/** The table of entries: those of the range that is shown which the filters let through. */
export class EntryTable {
  readonly #report: ReportData;
  readonly #rows = byId('rows');
  readonly #point: (entry: EntryData | undefined) => void;
  #range: Range;
  #most = FIRST;

  /** @param point called with the entry of the row that is pointed at */
  constructor(report: ReportData, range: Range, point: (entry: EntryData | undefined) => void) {
    this.#report = report;
    this.#range = range;
    this.#point = point;
    const kinds = [...new Set(report.entries.map(({ kind }) => kind))].sort();
    byId('kind').append(...kinds.map((kind) => html('option', '', kind)));
    for (const id of ['text', 'kind']) byId(id).addEventListener('input', () => this.draw(this.#range));
    byId('more').addEventListener('click', () => this.#more());
    // Paper has no button to press.
    window.addEventListener('beforeprint', () => this.#more(Number.POSITIVE_INFINITY));
    if (report.objects.length < 2) document.querySelector('table')?.classList.add('single');
  }

  /** Draws the rows of a range. */
  draw(range: Range): void {
    this.#range = range;
    this.#most = FIRST;
    this.#redraw();
  }

  #more(by = 10 * FIRST): void {
    this.#most += by;
    this.#redraw();
  }

  #redraw(): void {
    const found = this.#found();
    this.#rows.replaceChildren(...found.slice(0, this.#most).map((entry) => this.#row(entry)));
    byId('count').textContent = `${found.length} of ${this.#report.entries.length} entries`;
    byId('more').hidden = found.length <= this.#most;
  }

  #found(): readonly EntryData[] {
    const words = filterOf('text')
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const kind = filterOf('kind');
    const { from, to } = this.#range;
    return this.#report.entries.filter((entry) => {
      if (entry.to < from || entry.from > to || (kind !== '' && entry.kind !== kind)) return false;
      const said = `${entry.time} ${this.#object(entry)} ${entry.label} ${entry.text} ${entry.sources}`.toLowerCase();
      return words.every((word) => said.includes(word));
    });
  }

  #row(entry: EntryData): HTMLElement {
    const row = document.createElement('tr');
    row.append(
      html('td', '', entry.time),
      html('td', 'whose', this.#object(entry)),
      html('td', `kind ${entry.tone}`, entry.label),
      html('td', '', entry.text),
      html('td', 'dim', entry.sources),
    );
    row.addEventListener('pointerenter', () => this.#point(entry));
    row.addEventListener('pointerleave', () => this.#point(undefined));
    return row;
  }

  #object({ object }: EntryData): string {
    return this.#report.objects[object]?.name ?? '';
  }
}

function filterOf(id: string): string {
  const element = byId(id);
  return element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.value : '';
}
