import type { Gap } from '../objects/gap.ts';
import { gapProblem } from '../objects/gap-problem.ts';
import type { Problem } from '../objects/problem.ts';

/**
 * The problem that a sweep of lists has brought nothing at all; undefined where one list answered.
 * @param scope where was looked, in words: `namespace shop`
 */
export function nothingRead(
  { gaps, typesRead }: { readonly gaps: readonly Gap[]; readonly typesRead: number },
  scope: string,
): Problem | undefined {
  const lists = gaps.filter(({ subject }) => subject.kind === 'list');
  const [first] = lists;
  if (first === undefined || typesRead > 0) return undefined;
  if (lists.some(({ reason }) => reason !== 'forbidden')) return gapProblem(first);
  return {
    message: `missing permission: list, for any of ${lists.length} types in ${scope}`,
    next: 'Name an object that you may read, as TYPE/NAME, or ask for permission to list.',
  };
}
