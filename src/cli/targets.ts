import type { Target } from '../collect/named-objects.ts';
import { failure, type Result, success } from '../objects/problem.ts';

/**
 * `TYPE NAME...` or `TYPE/NAME...`, as kubectl takes them; mixing both forms is an error there and here. No arguments:
 * no targets.
 * @param usage the next step where the arguments make no sense
 */
export function parseTargets(args: readonly string[], usage: string): Result<readonly Target[]> {
  const [first] = args;
  if (first === undefined) return success([]);
  if (!first.includes('/')) {
    const names = args.slice(1);
    const odd = names.find((name) => name.includes('/'));
    if (names.length === 0) return failure(`"${first}" is a type without a name`, usage);
    if (odd !== undefined)
      return failure(`"${odd}" names a type again`, 'Give TYPE NAME NAME ... or TYPE/NAME TYPE/NAME ...');
    return success(names.map((name) => ({ type: first, name })));
  }
  const targets: Target[] = [];
  for (const argument of args) {
    const [type = '', name = '', ...more] = argument.split('/');
    if (type === '' || name === '' || more.length > 0) return failure(`"${argument}" is not TYPE/NAME`, usage);
    targets.push({ type, name });
  }
  return success(targets);
}
