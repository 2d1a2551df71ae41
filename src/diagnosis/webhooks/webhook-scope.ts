import { arrayAt, type JsonObject, objectAt, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { fitsSelector } from '../../objects/object-selector.ts';

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
  if (!objectsAt(webhook, 'rules').some((rule) => fitsRule(rule, object))) return false;
  if (!fitsSelector(objectAt(webhook, 'objectSelector'), object.metadata.labels)) return false;
  return namespaceLabels === undefined || fitsSelector(objectAt(webhook, 'namespaceSelector'), namespaceLabels);
}

function fitsRule(rule: JsonObject, { type }: KubeObject): boolean {
  const has = (key: string, value: string) => arrayAt(rule, key).some((item) => item === '*' || item === value);
  const scope = stringAt(rule, 'scope') ?? '*';
  return (
    has('operations', 'UPDATE') &&
    has('apiGroups', type.group) &&
    (has('resources', type.resource) || arrayAt(rule, 'resources').includes('*/*')) &&
    (scope === '*' || scope === (type.namespaced ? 'Namespaced' : 'Cluster'))
  );
}
