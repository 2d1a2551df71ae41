import { foundStuck, type StuckReport } from '../../diagnosis/report.ts';
import { isUnexplained, type StuckGroup, stuckGroups } from '../../diagnosis/stuck-groups.ts';
import type { Symptom } from '../../diagnosis/symptom.ts';
import { counted, excerpt, inWords, partOf, some } from '../../objects/words.ts';
import { formatAge } from '../text/age.ts';
import { sanitize } from '../text/sanitize.ts';
import { hung, type Layout, paragraph } from './lines.ts';

/** All that is stuck, by root cause: an answer in one sentence, then a row for each cause. Ends with a newline. */
export function groupsText(report: StuckReport, layout: Layout): string {
  const recent =
    report.recent > 0 ? ` ${counted(report.recent, 'object')} Terminating for less time: normal so far.` : '';
  if (!foundStuck(report)) {
    const seen = partOf(scopeText(report), report.gaps);
    return paragraph(`Nothing is stuck in ${seen}.${recent}`, '', layout);
  }
  const groups = stuckGroups(report.diagnosis);
  const rows = groups.map((group) => rowText(group, layout)).join('');
  const hint = 'kubectl operator why-stuck TYPE/NAME tells more about one of them.';
  const head = layout.paint('dim', `OBJECTS  OLDEST  ${'CERTAINTY'.padEnd(CERTAINTY)}  CAUSE`);
  return `${paragraph(`${answer(groups, scopeText(report))}${recent}`, '', layout)}\n${head}\n${rows}\n${paragraph(hint, '', layout)}`;
}

/** Columns that the widest certainty takes; as wide as its title. */
const CERTAINTY = 9;
/** Below a row: what the cause holds and what to do, at the second column. */
const BELOW = ' '.repeat('OBJECTS  '.length);

function answer(groups: readonly StuckGroup[], scope: string): string {
  const explained = groups.filter((group) => !isUnexplained(group));
  const unexplained = groups.filter(isUnexplained).flatMap(({ symptoms }) => symptoms);
  if (explained.length === 0) {
    const one = unexplained.length === 1;
    return `${inNumbers(unexplained)} ${one ? 'is' : 'are'} stuck in ${scope}; what holds ${one ? 'it' : 'them'} was not found.`;
  }
  const held = inNumbers(explained.flatMap(({ symptoms }) => symptoms));
  const verb = explained.length === 1 ? 'holds' : 'hold';
  const rest = unexplained.length === 0 ? '' : `; what holds ${unexplained.length} more was not found`;
  return `${counted(explained.length, 'cause')} ${verb} ${held} in ${scope}${rest}.`;
}

/** `3 objects and 1 type that cannot be read` */
function inNumbers(symptoms: readonly Symptom[]): string {
  const types = symptoms.filter(({ kind }) => kind === 'type-unreadable').length;
  const objects = symptoms.length - types;
  const unread = counted(types, 'type that cannot be read', 'types that cannot be read');
  if (types === 0) return counted(objects, 'object');
  return objects === 0 ? unread : `${counted(objects, 'object')} and ${unread}`;
}

function rowText(group: StuckGroup, layout: Layout): string {
  const { symptoms, oldest, cause, certainty } = group;
  const age = oldest === undefined ? '' : formatAge(Math.max(0, oldest));
  const sure = isUnexplained(group) ? '' : certainty;
  const start = `${String(symptoms.length).padStart('OBJECTS'.length)}  ${age.padEnd('OLDEST'.length)}  ${sure.padEnd(CERTAINTY)}  `;
  const commands = cause.remedies[0]?.command?.split('\n') ?? [];
  return [
    hung(start, excerpt(cause.summary, SUMMARY), layout),
    paragraph(membersText(group), BELOW, layout),
    ...(isUnexplained(group) ? [] : commands.map((line) => `${BELOW}${layout.paint('strong', sanitize(line))}\n`)),
  ].join('');
}

/** `120 RedisBackup in shop, Namespace shop`: what a cause holds. */
function membersText({ symptoms }: StuckGroup): string {
  const types = symptoms.flatMap((symptom) => (symptom.kind === 'type-unreadable' ? [`all ${symptom.type}`] : []));
  const objects = symptoms.flatMap((symptom) => ('object' in symptom ? [symptom.object] : []));
  const kinds = Map.groupBy(objects, ({ type, metadata }) => `${type.kind} ${metadata.namespace ?? ''}`);
  const parts = [...kinds.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    if (group.length <= NAMED) return group.map(inWords);
    const { namespace } = first.metadata;
    return [`${group.length} ${first.type.kind}${namespace === undefined ? '' : ` in ${namespace}`}`];
  });
  return some([...types, ...parts], MEMBERS);
}

/** As many objects of a kind and namespace are named, more are counted. */
const NAMED = 2;
const MEMBERS = 6;
/** Characters of a cause in its row. */
const SUMMARY = 300;

function scopeText({ scope }: StuckReport): string {
  return scope.kind === 'namespace' ? `namespace ${scope.namespace}` : 'the cluster';
}
