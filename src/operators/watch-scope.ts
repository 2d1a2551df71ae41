import { objectsAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { containersOf } from '../objects/workload.ts';
import type { OperatorEvidence, WatchScope } from './model.ts';

/** The variables by which operators are told which namespaces to watch (Operator SDK docs, "Operator Scope"). */
const VARIABLES = ['WATCH_NAMESPACE', 'WATCH_NAMESPACES', 'WATCHED_NAMESPACE', 'STRIMZI_NAMESPACE'];

/** Which namespaces an operator watches, by its environment: a list with commas, where empty means all. */
export function watchScope(workload: KubeObject): WatchScope {
  for (const container of containersOf(workload)) {
    for (const variable of objectsAt(container, 'env')) {
      const name = stringAt(variable, 'name') ?? '';
      if (!VARIABLES.includes(name)) continue;
      const value = variableValue(variable, workload);
      if (value === undefined) return { kind: 'unknown' };
      const namespaces = value.split(',').flatMap((text) => text.trim() || []);
      const evidence: OperatorEvidence[] = [{ source: 'environment', weight: 'strong', text: `${name}=${value}` }];
      if (namespaces.length === 0 || namespaces.includes('*')) return { kind: 'all', evidence };
      return { kind: 'namespaces', namespaces, evidence };
    }
  }
  return { kind: 'unknown' };
}

/** A variable's value where the workload itself tells it: as text, or its own namespace. */
function variableValue(variable: ReturnType<typeof objectsAt>[number], { metadata }: KubeObject): string | undefined {
  const field = stringAt(variable, 'valueFrom', 'fieldRef', 'fieldPath');
  if (field === 'metadata.namespace') return metadata.namespace;
  return variable.valueFrom === undefined ? (stringAt(variable, 'value') ?? '') : undefined;
}
