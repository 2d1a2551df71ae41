import { isObject, type Json, type JsonObject, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { parseApiVersion } from '../../objects/resource-type.ts';
import type { LinkRelation } from '../tree-model.ts';
import { typeOfNameField, typeOfObjectField } from './field-names.ts';
import type { LinkedType, LinkReference } from './link-reference.ts';

/** Parts of an object in which nobody refers to others: what it is, how it is doing, and content. */
const NOT_WALKED = new Set(['apiVersion', 'kind', 'metadata', 'status', 'data', 'binaryData', 'stringData', 'schema']);

/** An object has at most 1.5 MB in etcd, but nothing says how that is nested; the limits keep a hostile one cheap. */
const MAX_VALUES = 50_000;

interface Place {
  readonly value: Json;
  readonly field: string;
  readonly path: string;
}

/**
 * What an object names by the usual fields, in built-in types as in custom resources: `secretName`, `configMapKeyRef`,
 * `persistentVolumeClaim.claimName`, `scaleTargetRef`, `roleRef`, `subjects`, `clientConfig.service`, and any `*Ref`,
 * `*Refs` or `*Reference` with a name. Field names are those of k8s.io/api (core/v1, rbac/v1, networking/v1,
 * admissionregistration/v1, autoscaling/v2), gateway-api, and the API conventions' section on object references.
 */
export function specLinks({ type, metadata, body }: KubeObject): LinkReference[] {
  const found: LinkReference[] = [];
  const open: Place[] = Object.entries(body ?? {})
    .filter(([field]) => !NOT_WALKED.has(field))
    .flatMap(([field, value]) => (value === undefined ? [] : { value, field, path: field }))
    .reverse();
  const add = (to: LinkedType, name: string, namespace: string | undefined, path: string) =>
    found.push({ to, namespace, find: { by: 'name', name }, relation: relationOf(type.group, path), path });
  let visited = 0;
  for (let place = open.pop(); place !== undefined && visited < MAX_VALUES; place = open.pop()) {
    visited++;
    const { value, field, path } = place;
    if (typeof value === 'string') {
      const to = value === '' ? undefined : typeOfNameField(field);
      if (to !== undefined) add(to, value, metadata.namespace, path);
    } else if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at--) {
        const item = value[at];
        if (isObject(item) || Array.isArray(item)) open.push({ value: item, field, path: `${path}[${at}]` });
      }
    } else if (isObject(value)) {
      const to = referredType(field, value);
      const name = stringAt(value, 'name') ?? '';
      if (to !== undefined && to.kind !== '' && name !== '')
        add(to, name, stringAt(value, 'namespace') || metadata.namespace, path);
      for (const [key, inner] of Object.entries(value).reverse())
        if (inner !== undefined && !NOT_WALKED.has(key))
          open.push({ value: inner, field: key, path: `${path}.${key}` });
    }
  }
  return found;
}

/** What a reference says of its type itself goes before what its field's name implies. */
function referredType(field: string, value: JsonObject): LinkedType | undefined {
  // Users and groups of a binding are no objects.
  const kind = stringAt(value, 'kind');
  if (field === 'subjects') return kind === 'ServiceAccount' ? { kind, group: '' } : undefined;
  const implied = typeOfObjectField(field);
  if (implied === undefined) return undefined;
  const apiVersion = stringAt(value, 'apiVersion');
  const group =
    apiVersion === undefined
      ? (stringAt(value, 'group') ?? stringAt(value, 'apiGroup'))
      : parseApiVersion(apiVersion).group;
  if (kind === undefined || kind === '') return group === undefined ? implied : { ...implied, group };
  return { kind, group: group ?? (kind === implied.kind ? implied.group : undefined) };
}

function relationOf(group: string, path: string): LinkRelation {
  if (group === 'rbac.authorization.k8s.io') return 'binding';
  if (/(^|\.)volumes\[/.test(path)) return 'volume';
  if (/(^|\.)env(From)?\[/.test(path)) return 'environment';
  return /(^|\.)(clientConfig|webhooks?)(\[|\.|$)/.test(path) ? 'webhook' : 'spec';
}
