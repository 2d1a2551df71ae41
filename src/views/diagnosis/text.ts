import type { StuckReport } from '../../diagnosis/report.ts';
import { holdingCauses } from '../../diagnosis/root-causes.ts';
import { gapLines } from '../gap-lines.ts';
import { chainLines } from './chain.ts';
import { groupsText } from './groups.ts';
import { headline } from './headline.ts';
import { drawLine, type Layout, paragraph } from './lines.ts';
import { remediesText } from './remedies.ts';

/** All that was asked for one object was asked for a reason, and is worth a permission; a sweep asks for everything. */
const NAMED_GAPS = 20;

/** `why-stuck` as text: the answer, the causal tree, what to do, what could not be read. Ends with a newline. */
export function diagnosisText(report: StuckReport, layout: Layout): string {
  const isNamed = report.scope.kind === 'objects';
  const answer = isNamed ? objectsText(report, layout) : groupsText(report, layout);
  const gaps = gapLines(report.gaps, isNamed ? NAMED_GAPS : undefined).map((line) => paragraph(line, '', layout));
  return `${answer}${gaps.length > 0 ? '\n' : ''}${gaps.join('')}`;
}

function objectsText(report: StuckReport, layout: Layout): string {
  const { diagnosis } = report;
  return diagnosis.asked
    .map((key) => {
      const explanation = diagnosis.explanations.get(key);
      if (explanation === undefined) return '';
      const causes = holdingCauses(diagnosis, key);
      const answer = paragraph(headline(explanation.symptom, causes, report), '', layout);
      if (explanation.findings.length === 0 && explanation.symptom.kind === 'live') return answer;
      const chain = chainLines(diagnosis, key).map((line) => drawLine(line, layout));
      return `${answer}\n${chain.join('')}${remediesText(causes, layout)}`;
    })
    .join('\n');
}
