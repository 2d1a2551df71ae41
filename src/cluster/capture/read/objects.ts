import { type JsonObject, objectAt, stringAt } from '../../../objects/json.ts';
import { parseMetadata } from '../../../objects/metadata.ts';
import type { KubeObject } from '../../../objects/object.ts';
import { apiVersionOf, groupResource, parseApiVersion, type ResourceType } from '../../../objects/resource-type.ts';
import { managersAlone, trimObject } from '../../../objects/trim.ts';
import type { Detail } from '../../reader.ts';
import type { RawList, RawObject } from '../content/objects-of.ts';

/**
 * The objects of a file that are of a type, at whatever version they were captured; only those of a name, where one is
 * given. An object that says nothing of its type is taken for what its place says. One without a name is left out.
 * Objects of a namespaced type that name no namespace are in the default one, where kubectl apply would put them.
 */
export function* typedObjects(
  list: RawList,
  type: ResourceType,
  defaultNamespace: string,
  name?: string,
): Generator<RawObject> {
  for (const raw of name === undefined ? list.objects : objectsNamed(list, name)) {
    if (!stringAt(raw.object, 'metadata', 'name')) continue;
    if (raw.kind !== undefined && raw.kind !== type.kind) continue;
    if (raw.apiVersion !== undefined && parseApiVersion(raw.apiVersion).group !== type.group) continue;
    const typed = { ...raw, apiVersion: raw.apiVersion ?? apiVersionOf(type), kind: type.kind };
    const namespace = stringAt(raw.object, 'metadata', 'namespace');
    if (!type.namespaced || namespace) yield typed;
    else yield { ...typed, object: inNamespace(typed, defaultNamespace) };
  }
}

/** Objects by name, of the lists that are looked into by name; gone when their lists are. */
const byName = new WeakMap<RawList, ReadonlyMap<string, readonly RawObject[]>>();

function objectsNamed(list: RawList, name: string): readonly RawObject[] {
  let index = byName.get(list);
  if (index === undefined) {
    index = Map.groupBy(list.objects, ({ object }) => stringAt(object, 'metadata', 'name') ?? '');
    byName.set(list, index);
  }
  return index.get(name) ?? [];
}

function inNamespace({ object }: RawObject, namespace: string): RawObject['object'] {
  return { ...object, metadata: { ...objectAt(object, 'metadata'), namespace } };
}

/** The object as it is handed out; Secrets only ever as metadata, as a live cluster's reader has it. */
export function toObject(raw: RawObject, type: ResourceType, detail: Detail): KubeObject {
  const detailed = groupResource(type) === 'secrets' ? 'metadata' : detail;
  return { type, metadata: parseMetadata(raw.object, type.kind), body: BODIES[detailed](raw) };
}

const BODIES = {
  metadata: () => undefined,
  managers: ({ object }) => managersAlone(object),
  whole: ({ object, apiVersion, kind }) => trimObject(object, apiVersion, kind),
} satisfies Record<Detail, (raw: RawObject) => JsonObject | undefined>;
