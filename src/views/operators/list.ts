import type { InventoryReport } from '../../operators/report.ts';
import { json, yaml } from '../serialize.ts';
import { createPaint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import type { ListFormat } from './formats.ts';
import { operatorListDocument } from './list-document.ts';
import { listText } from './list-text.ts';

/** How to draw. */
export interface DrawOptions<F> {
  readonly format: F;
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly color: boolean;
}

/** Draws the inventory in the format that was asked for. Ends with a newline. */
export function drawList(report: InventoryReport, { format, width, color }: DrawOptions<ListFormat>): string {
  switch (format) {
    case 'json':
      return json(operatorListDocument(report));
    case 'yaml':
      return yaml(operatorListDocument(report));
    case 'name':
      return report.operators
        .map(({ operator: { namespace, name } }) => `${sanitize(`${namespace}/${name}`)}\n`)
        .join('');
    case 'text':
    case 'wide':
      return listText(report, { width, paint: createPaint(color), wide: format === 'wide' });
  }
}
