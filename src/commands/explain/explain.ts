import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { RULES } from '../../diagnosis/rules/index.ts';
import { nearest } from '../../objects/nearest.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { type RuleText, rulesText, ruleText } from '../../views/diagnosis/rules.ts';
import { createPaint } from '../../views/text/paint.ts';

/** `-o json|yaml` of `explain`. */
export interface RulesDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'Rules';
  readonly items: readonly RuleText[];
}

/** Prints one rule, or all of them. */
export async function runExplain(
  args: readonly string[],
  flags: { readonly output: string },
  { terminal }: CommandContext,
): Promise<Result<ExitCode>> {
  const [id] = args;
  const rules = id === undefined ? RULES : RULES.filter((rule) => rule.id === id);
  const [only] = rules;
  if (only === undefined) return unknownRule(id ?? '');
  if (flags.output === 'text') {
    const paint = createPaint(terminal.color);
    await terminal.write(
      id === undefined ? rulesText(rules, terminal.width, paint) : ruleText(only, terminal.width, paint),
    );
    return success(0);
  }
  const items = rules.map(({ id: name, explains, looksFor, sources }) => ({ id: name, explains, looksFor, sources }));
  const document: RulesDocument = { apiVersion: 'kubectl-operator/v1', kind: 'Rules', items };
  const { json, yaml } = await import('../../views/serialize.ts');
  await terminal.write(flags.output === 'json' ? json(document) : yaml(document));
  return success(0);
}

function unknownRule(id: string): Result<never> {
  const ids = RULES.map((rule) => rule.id);
  const [alike] = nearest(id, ids);
  const question = alike === undefined ? '' : `Did you mean ${alike}? `;
  return failure(`there is no rule "${id}"`, `${question}kubectl operator explain lists them.`);
}
