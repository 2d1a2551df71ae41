import { type JsonObject, objectsAt, stringAt, stringsAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { containersOf, serviceAccountOf } from '../objects/workload.ts';
import type { EvidenceContext } from './context.ts';
import type { OperatorEvidence, ServedType, WatchScope } from './model.ts';

/** The variables by which operators are told which namespaces to watch (Operator SDK docs, "Operator Scope"). */
const VARIABLES = new Set(['WATCH_NAMESPACE', 'WATCH_NAMESPACES', 'WATCHED_NAMESPACE', 'STRIMZI_NAMESPACE']);
/** The last form is that of prometheus-operator (Documentation/platform/operator.md) and of those that follow it. */
const FLAG = /^--?(?:watch(?:ed)?-namespaces?|namespaces)=(.*)$/;

/**
 * Which namespaces an operator watches: by what it is started with, else by the OperatorGroup of the namespace that OLM
 * installed it in, else by where it may read what it serves. That says where it could watch, which is most.
 */
export function watchScope(
  workload: KubeObject,
  serves: readonly ServedType[],
  byOlm: boolean,
  context: EvidenceContext,
): WatchScope {
  const scopes = [
    ...startedWith(workload),
    ...(byOlm ? operatorGroupScope(workload.metadata.namespace, context) : []),
    ...rbacScope(workload, serves, context),
  ];
  return scopes[0] ?? { kind: 'unknown' };
}

function startedWith(workload: KubeObject): WatchScope[] {
  return containersOf(workload).flatMap((container) => {
    const flags = [...stringsAt(container, 'command'), ...stringsAt(container, 'args')].flatMap((argument) => {
      const value = FLAG.exec(argument)?.[1];
      return value === undefined ? [] : { text: argument, value };
    });
    const variables = objectsAt(container, 'env').flatMap((variable) => {
      const name = stringAt(variable, 'name') ?? '';
      const value = VARIABLES.has(name) ? variableValue(variable, workload) : undefined;
      return value === undefined ? [] : { text: `${name}=${value}`, value };
    });
    return [...flags, ...variables].map(({ text, value }) =>
      scopeOf(
        value.split(',').map((namespace) => namespace.trim()),
        { source: 'environment', weight: 'strong', text: `it is started with ${text}` },
      ),
    );
  });
}

/** A variable's value where the workload itself tells it: as text, or its own namespace. */
function variableValue(variable: JsonObject, { metadata }: KubeObject): string | undefined {
  const field = stringAt(variable, 'valueFrom', 'fieldRef', 'fieldPath');
  if (field === 'metadata.namespace') return metadata.namespace;
  return variable.valueFrom === undefined ? (stringAt(variable, 'value') ?? '') : undefined;
}

/** OLM resolves an OperatorGroup's targets into its status; an empty name means all (operators/v1 OperatorGroupStatus). */
function operatorGroupScope(namespace: string | undefined, { facts }: EvidenceContext): WatchScope[] {
  return facts.operatorGroups
    .filter(({ metadata }) => metadata.namespace === namespace)
    .map(({ metadata, body }) => {
      const text = `OperatorGroup ${metadata.namespace}/${metadata.name} says so`;
      return scopeOf(stringsAt(body, 'status', 'namespaces'), { source: 'operator-group', weight: 'strong', text });
    });
}

/** Where bindings let it list what it serves; all namespaces where one binding does so for the cluster. */
function rbacScope(
  workload: KubeObject,
  serves: readonly ServedType[],
  { boundRoles, facts }: EvidenceContext,
): WatchScope[] {
  const types = facts.definitions.filter(({ name }) => serves.some(({ type }) => type === name));
  const account = serviceAccountOf(workload);
  const reads = boundRoles.filter(
    ({ role, accounts }) =>
      accounts.some(({ namespace, name }) => namespace === workload.metadata.namespace && name === account) &&
      objectsAt(role.body, 'rules').some((rule) =>
        types.some(({ group, resource }) => allowsList(rule, group, resource)),
      ),
  );
  if (reads.length === 0) return [];
  const namespaces = [...new Set(reads.map(({ namespace }) => namespace ?? ''))].sort();
  return [scopeOf(namespaces, { source: 'rbac', weight: 'weak', text: 'it may read there what it serves' })];
}

function allowsList(rule: JsonObject, group: string, resource: string): boolean {
  const has = (field: string, ...values: string[]) => stringsAt(rule, field).some((value) => values.includes(value));
  return has('verbs', 'list', 'watch', '*') && has('apiGroups', group, '*') && has('resources', resource, '*');
}

function scopeOf(names: readonly string[], evidence: OperatorEvidence): WatchScope {
  const namespaces = names.filter((name) => name !== '');
  if (namespaces.length === 0 || names.includes('*') || names.includes(''))
    return { kind: 'all', evidence: [evidence] };
  return { kind: 'namespaces', namespaces, evidence: [evidence] };
}
