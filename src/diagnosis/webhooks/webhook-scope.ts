import { arrayAt, type JsonObject, objectAt, objectsAt, stringAt, stringsAt } from '../../objects/json.ts';
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
    stringsAt(rule, 'resources').some((resource) => isItself(resource, type)) &&
    (scope === '*' || scope === (type.namespaced ? 'Namespaced' : 'Cluster'))
  );
}

/**
 * Whether `pods`, `*`, `pods/*` or `*` with that of a rule means a type itself, which goes with all its subresources
 * (k8s.io/apiserver pkg/admission/plugin/webhook/predicates/rules, Matcher.resource).
 */
function isItself(rule: string, type: ResourceType): boolean {
  const [resource, subresource] = rule.split('/');
  return (resource === '*' || resource === type.resource) && (subresource === undefined || subresource === '*');
}
