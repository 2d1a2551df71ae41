import { gapProblem } from '../objects/gap-problem.ts';
import { nearest } from '../objects/nearest.ts';
import { failure, type Problem, type Result, success } from '../objects/problem.ts';
import { hidesOperators } from './hides-operators.ts';
import type { Operator, OperatorInventory } from './model.ts';

/**
 * The operator that a user means: by its name, NAMESPACE/NAME, or a type that it serves in full.
 * @param namespace the one to look in; undefined: all
 */
export function findOperator(
  text: string,
  namespace: string | undefined,
  { operators }: OperatorInventory,
): Result<Operator> {
  const slash = text.indexOf('/');
  const place = slash < 0 ? namespace : text.slice(0, slash);
  const name = text.slice(slash + 1);
  const here = operators.filter((operator) => place === undefined || operator.namespace === place);
  const named = here.filter((operator) => operator.name === name);
  const found = named.length > 0 ? named : here.filter(({ serves }) => serves.some(({ type }) => type === text));
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return success(first);
  if (first !== undefined) {
    const places = found.map((operator) => `${operator.namespace}/${operator.name}`).join(', ');
    return failure(`"${text}" are several operators: ${places}`, 'Give one of them as NAMESPACE/NAME.');
  }
  const alike = nearest(name, [...new Set(operators.map((operator) => operator.name))]);
  return failure(
    `no operator "${text}" was found${place === undefined ? '' : ` in namespace ${place}`}`,
    alike.length > 0 ? `Did you mean ${alike.join(' or ')}?` : 'kubectl operator list lists those that are there.',
  );
}

/** The problem that an operator is not found: where something was not read that may hide it, that is the problem. */
export function notFound(
  problem: Problem,
  target: string | undefined,
  { operators, gaps }: OperatorInventory,
): Problem {
  const isThere = operators.some(({ name }) => name === target?.slice(target.indexOf('/') + 1));
  const [hiding, ...others] = isThere ? [] : gaps.filter(hidesOperators);
  if (hiding === undefined) return problem;
  const { message, next } = gapProblem(hiding);
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return { message: `${problem.message}, and what was not read may hide it: ${message}${more}`, next };
}
