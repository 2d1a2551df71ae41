import { FINALIZERS } from './generated/finalizers.ts';
import { OPERATORS } from './generated/operators.ts';
import { isInGroup } from './type-pattern.ts';

/** Groups of Kubernetes and its projects, in which operators put finalizers on what is not theirs. */
const SHARED = /^(|core|batch|apps|kubevirt\.io|.*\.storage\.k8s\.io|.*\.(networking|authorization)\.k8s\.io)$/;

/** Groups as patterns by id of the operator: of the table of operators, else those of the types it puts finalizers on. */
const groups: ReadonlyMap<string, ReadonlySet<string>> = collect();

/** True where a group is one of those whose types an operator serves, by the operator's id. */
export function isGroupOf(operator: string, group: string): boolean {
  return [...(groups.get(operator) ?? [])].some((pattern) => isInGroup(pattern, group));
}

/** True where it is known of an operator which groups it serves: a cluster in which nobody does is likely without it. */
export function hasKnownGroups(operator: string): boolean {
  return groups.has(operator);
}

function collect(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (operator: string, group: string) => {
    found.set(operator, (found.get(operator) ?? new Set()).add(group));
  };
  for (const { id, groups = [], types = [] } of OPERATORS) {
    for (const group of groups) add(id, group);
    for (const type of types) add(id, type.slice(type.indexOf('.') + 1));
  }
  const listed = new Set(found.keys());
  for (const { operator, types = [] } of FINALIZERS) {
    if (operator === undefined || listed.has(operator)) continue;
    for (const pattern of types.filter(isOperatorsOwn)) add(operator, pattern.slice(0, pattern.indexOf('/')));
  }
  return found;
}

function isOperatorsOwn(pattern: string): boolean {
  return !SHARED.test(pattern.slice(0, Math.max(0, pattern.indexOf('/'))));
}
