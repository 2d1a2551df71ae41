import { arrayAt, type JsonObject, objectAt, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { fitsSelector } from '../../objects/object-selector.ts';
import type { ResourceType } from '../../objects/resource-type.ts';

/**
 * Whether an update of an object is one that a webhook is to see, as far as its rules and selectors tell
 * (k8s.io/apiserver pkg/admission/plugin/webhook/predicates). matchConditions are not judged.
 * @param namespaceLabels labels of the object's namespace; undefined for cluster-scoped objects
 */
export function seesUpdate(
  webhook: JsonObject,
  object: KubeObject,
  namespaceLabels: Readonly<Record<string, string>> | undefined,
): boolean {
  if (!seesUpdatesOf(objectsAt(webhook, 'rules'), object.type)) return false;
  if (!fitsSelector(objectAt(webhook, 'objectSelector'), object.metadata.labels)) return false;
  return namespaceLabels === undefined || fitsSelector(objectAt(webhook, 'namespaceSelector'), namespaceLabels);
}

/** Whether rules, of a webhook or of an admission policy, are about updates of a type. */
export function seesUpdatesOf(rules: readonly JsonObject[], type: ResourceType): boolean {
  return rules.some((rule) => fitsRule(rule, type));
}

function fitsRule(rule: JsonObject, type: ResourceType): boolean {
  const has = (key: string, value: string) => arrayAt(rule, key).some((item) => item === '*' || item === value);
  const scope = stringAt(rule, 'scope') ?? '*';
  return (
    has('operations', 'UPDATE') &&
    has('apiGroups', type.group) &&
    (has('resources', type.resource) || arrayAt(rule, 'resources').includes('*/*')) &&
    (scope === '*' || scope === (type.namespaced ? 'Namespaced' : 'Cluster'))
  );
}
