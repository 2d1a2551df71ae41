import { FINALIZERS } from './generated/finalizers.ts';
import { isInGroup } from './type-pattern.ts';

const patterns = Map.groupBy(
  FINALIZERS.flatMap(({ operator, types = [] }) =>
    operator === undefined
      ? []
      : types.filter(isOperatorsOwn).map((pattern) => ({ operator, group: pattern.slice(0, pattern.indexOf('/')) })),
  ),
  ({ operator }) => operator,
);

/** True where a group is one of those whose types an operator of the table serves, by the operator's id. */
export function isGroupOf(operator: string, group: string): boolean {
  return (patterns.get(operator) ?? []).some((pattern) => isInGroup(pattern.group, group));
}

/** True where it is known of an operator which groups it serves: a cluster in which nobody does is likely without it. */
export function hasKnownGroups(operator: string): boolean {
  return patterns.has(operator);
}

/** Operators put finalizers on objects of Kubernetes too; those tell nothing about whose group it is. */
function isOperatorsOwn(pattern: string): boolean {
  const group = pattern.slice(0, Math.max(0, pattern.indexOf('/')));
  return group !== '' && group !== 'core' && group !== 'batch' && !group.endsWith('.k8s.io');
}
