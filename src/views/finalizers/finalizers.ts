import { typeAndName } from '../../diagnosis/commands.ts';
import { json, yaml } from '../serialize.ts';
import { createPaint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { finalizersDocument } from './document.ts';
import type { FinalizerFormat } from './formats.ts';
import type { FinalizerReport } from './report.ts';
import { finalizersText } from './text.ts';

/** How to draw. */
export interface FinalizerViewOptions {
  readonly format: FinalizerFormat;
  readonly width: number;
  readonly color: boolean;
}

/** Draws a report in any format. */
export function drawFinalizers(report: FinalizerReport, options: FinalizerViewOptions): string {
  return VIEWS[options.format](report, options);
}

const text = (report: FinalizerReport, { format, width, color }: FinalizerViewOptions) =>
  finalizersText(report, { width, paint: createPaint(color), wide: format === 'wide' });

const VIEWS = {
  text,
  wide: text,
  json: (report) => json(finalizersDocument(report)),
  yaml: (report) => yaml(finalizersDocument(report)),
  name: ({ uses }) =>
    [...new Set(uses.flatMap(({ objects }) => objects.map((object) => `${sanitize(typeAndName(object))}\n`)))].join(''),
} satisfies Record<FinalizerFormat, (report: FinalizerReport, options: FinalizerViewOptions) => string>;
