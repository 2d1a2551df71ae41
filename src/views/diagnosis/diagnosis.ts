import { typeAndName } from '../../diagnosis/commands.ts';
import type { StuckReport } from '../../diagnosis/report.ts';
import { json, yaml } from '../serialize.ts';
import { createPaint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { stuckReportDocument } from './document.ts';
import type { DiagnosisFormat } from './formats.ts';
import { diagnosisText } from './text.ts';

/** How to draw. */
export interface DiagnosisViewOptions {
  readonly format: DiagnosisFormat;
  readonly width: number;
  readonly color: boolean;
}

/** Draws a report in any format. Ends with a newline, but for names of nothing. */
export function drawDiagnosis(report: StuckReport, options: DiagnosisViewOptions): string {
  return VIEWS[options.format](report, options);
}

const VIEWS = {
  text: (report, { width, color }) => diagnosisText(report, { width, paint: createPaint(color) }),
  wide: (report, { color }) => diagnosisText(report, { width: Number.POSITIVE_INFINITY, paint: createPaint(color) }),
  json: (report) => json(stuckReportDocument(report)),
  yaml: (report) => yaml(stuckReportDocument(report)),
  name: names,
} satisfies Record<DiagnosisFormat, (report: StuckReport, options: DiagnosisViewOptions) => string>;

/** TYPE/NAME a line, as kubectl's `-o name`. */
function names({ diagnosis }: StuckReport): string {
  return diagnosis.asked
    .flatMap((key) => {
      const symptom = diagnosis.explanations.get(key)?.symptom;
      return symptom !== undefined && 'object' in symptom ? [`${sanitize(typeAndName(symptom.object))}\n`] : [];
    })
    .join('');
}
