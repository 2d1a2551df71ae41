import { foundStuck, type StuckReport } from '../../diagnosis/report.ts';
import { rootCauses } from '../../diagnosis/root-causes.ts';
import { type StuckGroup, stuckGroups } from '../../diagnosis/stuck-groups.ts';
import { counted, inWords, some } from '../../diagnosis/words.ts';
import { gapLines } from '../gap-lines.ts';
import { formatAge } from '../text/age.ts';
import { sanitize } from '../text/sanitize.ts';
import { renderTable } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { chainLines } from './chain.ts';
import { headline } from './headline.ts';
import { drawLine, type Layout, paragraph } from './lines.ts';
import { remediesText } from './remedies.ts';

/** `why-stuck` as text: the answer, the causal tree, what to do, what could not be read. Ends with a newline. */
export function diagnosisText(report: StuckReport, layout: Layout): string {
  const answer = report.scope.kind === 'objects' ? objectsText(report, layout) : groupsText(report, layout);
  const gaps = gapLines(report.gaps).map((line) => `${wrap(line, layout.width)}\n`);
  return `${answer}${gaps.length > 0 ? '\n' : ''}${gaps.join('')}`;
}

function objectsText(report: StuckReport, layout: Layout): string {
  const { diagnosis } = report;
  return diagnosis.asked
    .map((key) => {
      const explanation = diagnosis.explanations.get(key);
      if (explanation === undefined) return '';
      const causes = rootCauses(diagnosis, key);
      const [best] = causes;
      const answer = `${wrap(sanitize(headline(explanation.symptom, causes, report)), layout.width)}\n`;
      if (explanation.findings.length === 0 && explanation.symptom.kind === 'live') return answer;
      const chain = chainLines(diagnosis, key).map((line) => drawLine(line, layout));
      return `${answer}\n${chain.join('')}${remediesText(best?.remedies ?? [], layout)}`;
    })
    .join('\n');
}

const COLUMNS = [
  { title: 'OBJECTS', giveWay: 9, least: 7 },
  { title: 'OLDEST', giveWay: 9, least: 6 },
  { title: 'CAUSE', giveWay: 1, least: 30 },
  { title: 'CERTAINTY', giveWay: 9, least: 8 },
];

function groupsText(report: StuckReport, layout: Layout): string {
  const groups = stuckGroups(report.diagnosis);
  const objects = groups.reduce((sum, { symptoms }) => sum + symptoms.length, 0);
  const recent =
    report.recent > 0 ? ` ${counted(report.recent, 'object')} Terminating for less time: normal so far.` : '';
  if (!foundStuck(report)) return `${wrap(`Nothing is stuck in ${scopeText(report)}.${recent}`, layout.width)}\n`;
  const verb = groups.length === 1 ? 'holds' : 'hold';
  const first = `${counted(groups.length, 'cause')} ${verb} ${counted(objects, 'object')} in ${scopeText(report)}.${recent}`;
  const rows = groups.map(({ symptoms, oldest, cause, certainty }) => [
    { text: String(symptoms.length) },
    { text: oldest === undefined ? '' : formatAge(oldest) },
    { text: cause.summary },
    { text: certainty },
  ]);
  const [head = '', ...lines] = renderTable(COLUMNS, rows, layout.width, layout.paint).trimEnd().split('\n');
  const body = groups.flatMap((group, at) => [
    `${lines[at] ?? ''}\n`,
    paragraph(membersText(group), '         ', layout),
    ...(group.cause.remedies[0]?.command
      ?.split('\n')
      .map((line) => `         ${layout.paint('strong', sanitize(line))}\n`) ?? []),
  ]);
  const hint = 'kubectl operator why-stuck TYPE/NAME tells more about one of them.';
  return `${wrap(first, layout.width)}\n\n${head}\n${body.join('')}\n${wrap(hint, layout.width)}\n`;
}

/** `120 RedisBackup in shop, Namespace shop`: what a cause holds. */
function membersText({ symptoms }: StuckGroup): string {
  const types = symptoms.flatMap((symptom) => (symptom.kind === 'type-unreadable' ? [`all ${symptom.type}`] : []));
  const objects = symptoms.flatMap((symptom) => ('object' in symptom ? [symptom.object] : []));
  const kinds = Map.groupBy(objects, ({ type, metadata }) => `${type.kind} ${metadata.namespace ?? ''}`);
  const parts = [...kinds.values()].map((group) => {
    const [first] = group;
    if (first === undefined) return '';
    if (group.length === 1) return inWords(first);
    const { namespace } = first.metadata;
    return `${group.length} ${first.type.kind}${namespace === undefined ? '' : ` in ${namespace}`}`;
  });
  return some([...types, ...parts], 6);
}

function scopeText({ scope }: StuckReport): string {
  return scope.kind === 'namespace' ? `namespace ${scope.namespace}` : 'the cluster';
}
