import { counted } from '../../objects/words.ts';
import type { JudgedDefinition, VersionsReport } from '../../versions/report.ts';
import type { DefinitionVerdict } from '../../versions/verdict.ts';
import { verdictSentence } from './words.ts';

/** The first line: of one CRD its verdict, of many how much there is to do. */
export function versionsAnswer(report: VersionsReport): string {
  const { definitions, now } = report;
  const [only] = definitions;
  if (report.named && definitions.length === 1 && only !== undefined)
    return `${only.facts.definition.name}: ${verdictSentence(only, now)}.`;
  return manyAnswer(definitions);
}

function manyAnswer(definitions: readonly JudgedDefinition[]): string {
  if (definitions.length === 0) return 'No CustomResourceDefinitions.';
  const all = counted(definitions.length, 'CRD');
  const of = (verdict: DefinitionVerdict) => definitions.filter((judged) => judged.verdict === verdict);
  const parts = TO_DO.flatMap(([verdict, words]) => {
    const { length } = of(verdict);
    return length === 0 ? [] : [words(length)];
  });
  const unknown = of('unknown').length;
  const toDo = definitions.length - of('nothing-to-do').length - unknown;
  const rest = unknown === 0 ? '' : ` ${toDo === 0 ? 'Of' : 'Of another'} ${unknown} it cannot be told.`;
  if (unknown === definitions.length) return `Whether there is something to do cannot be told of ${all}.`;
  if (toDo === 0)
    return unknown === 0
      ? `Nothing to do for ${all}.`
      : `Nothing to do for ${definitions.length - unknown} of ${all}.${rest}`;
  return `${toDo} of ${all} ${toDo === 1 ? 'has' : 'have'} something to do: ${parts.join(', ')}.${rest}`;
}

const TO_DO: readonly (readonly [DefinitionVerdict, (count: number) => string])[] = [
  ['fix-conversion', (count) => `${counted(count, 'conversion')} to fix`],
  ['migrate-storage', (count) => `${count} to migrate`],
  ['move-users', (count) => `${count} with users of deprecated versions`],
  ['clean-managed-fields', (count) => `${count} with managedFields to clean`],
  ['remove', (count) => `${count} with versions safe to remove`],
  ['stop-serving', (count) => `${count} with versions safe to stop serving`],
];
