import type { AnyRule } from '../../diagnosis/rule.ts';
import type { SymptomKind } from '../../diagnosis/symptom.ts';
import type { Paint } from '../text/paint.ts';
import { wrap } from '../text/wrap.ts';
import { paragraph } from './lines.ts';
import { SYMPTOM_NAMES } from './symptom-text.ts';

/** A rule as `explain` tells it to people and to programs. */
export type RuleText = Pick<AnyRule, 'id' | 'explains' | 'looksFor' | 'sources'>;

/** All rules, by the symptom that they explain. Ends with a newline. */
export function rulesText(rules: readonly RuleText[], width: number, paint: Paint): string {
  const longest = Math.max(...rules.map(({ id }) => id.length));
  const room = Math.max(30, width - longest - 4);
  const sections = bySymptom(rules).map(([name, own]) => {
    const rows = own.map(({ id, looksFor }) => {
      const [first = '', ...more] = wrap(looksFor, room).split('\n');
      const rest = more.map((line) => `${' '.repeat(longest + 4)}${line}\n`).join('');
      return `  ${paint('strong', id.padEnd(longest))}  ${first}\n${rest}`;
    });
    return `Why ${name}:\n${rows.join('')}`;
  });
  return `${rules.length} rules, by what they explain.\n\n${sections.join('\n')}\nkubectl operator explain RULE tells more about one of them.\n`;
}

/** One rule. Ends with a newline. */
export function ruleText({ id, explains, looksFor, sources }: RuleText, width: number, paint: Paint): string {
  const layout = { width, paint };
  const facts = sources.map((source) => paragraph(source, '  ', layout)).join('');
  const head = paragraph(looksFor, '', layout);
  return `${paint('strong', id)}\n${head}\nExplains why ${SYMPTOM_NAMES[explains]}.\n${facts === '' ? '' : `Known from:\n${facts}`}`;
}

/** docs/rules.md. */
export function rulesMarkdown(rules: readonly RuleText[]): string {
  const sections = bySymptom(rules).map(([name, own]) => {
    const rows = own.map(
      ({ id, looksFor, sources }) => `| \`${id}\` | ${cell(looksFor)} | ${sources.map(cell).join('<br>')} |\n`,
    );
    return `## Why ${name}\n\n| rule | looks for | known from |\n| --- | --- | --- |\n${rows.join('')}`;
  });
  return `${HEAD}${sections.join('\n')}`;
}

const HEAD = `# Rules of why-stuck

Generated from the rules (\`npm run rules\`). Each explains one kind of symptom, by a root cause that has the rule's name, or
by another symptom that is explained in turn. \`kubectl operator explain RULE\` prints one of them.

`;

function bySymptom(rules: readonly RuleText[]): [string, RuleText[]][] {
  const groups = Map.groupBy(rules, ({ explains }): SymptomKind => explains);
  return [...groups].map(([kind, own]) => [SYMPTOM_NAMES[kind], own]);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
