import type { Operator } from '../../operators/model.ts';
import { inNamespace, kubectl, shellWord, typeAndName } from '../commands.ts';
import type { Remedy } from '../finding.ts';
import { logCommands } from './operator-logs.ts';

/** `operator redis-system/redis-operator`. */
export function operatorInWords({ namespace, name }: Pick<Operator, 'namespace' | 'name'>): string {
  return `operator ${namespace}/${name}`;
}

/** What the same cause has in common for all objects of an operator. */
export function operatorKey({ namespace, name }: Pick<Operator, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}

/** Shows what an operator says, of one object where a text to look for is given. */
export function readLogs(operator: Operator, effect: string, lookFor?: string): Remedy[] {
  const commands = logCommands(operator);
  if (commands.length === 0) return [];
  const filter = lookFor === undefined ? '' : ` | grep -F -- ${shellWord(lookFor)}`;
  return [{ command: commands.map((command) => `${command}${filter}`).join('\n'), effect, safety: 'safe' }];
}

/** Replaces an operator's pods. `why` begins the sentence that tells the consequence. */
export function restart({ workload }: Operator, why: string): Remedy[] {
  if (workload === undefined) return [];
  const { object } = workload;
  return [
    {
      command: kubectl(...inNamespace(object.metadata.namespace), 'rollout', 'restart', typeAndName(object)),
      effect: `${why} All its objects are looked at anew, and for some seconds nobody does its work.`,
      safety: 'careful',
    },
  ];
}
