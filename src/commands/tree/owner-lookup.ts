import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { KubeObject } from '../../objects/object.ts';
import { typeOfKind } from '../../objects/resolve-type.ts';
import { parseApiVersion, type ResourceType } from '../../objects/resource-type.ts';
import type { OwnerLookup, OwnerQuery } from '../../ownership/tree-model.ts';

/** What a look-up tells the judge, and the owner itself where it was found. */
export interface FoundOwner {
  readonly lookup: OwnerLookup;
  readonly object?: KubeObject;
}

/**
 * Asks for an owner where the garbage collector would: by the reference's kind and name, in the dependent's namespace
 * (kubernetes pkg/controller/garbagecollector, getObject). Where it is not there, one list by name over all namespaces
 * tells whether it lives in another one.
 */
export async function lookUpOwner(query: OwnerQuery, reader: ClusterReader, discovery: Discovery): Promise<FoundOwner> {
  const { reference, namespace } = query;
  const type = servedType(reference.apiVersion, reference.kind, discovery);
  if (type === undefined) return { lookup: notServed(query, discovery) };
  if (type.namespaced && namespace === undefined) return { lookup: { kind: 'namespaced-owner' } };
  const found = await reader.get({
    type,
    namespace: type.namespaced ? namespace : undefined,
    name: reference.name,
    detail: 'metadata',
  });
  if (found.ok) return { lookup: { kind: 'found', uid: found.value.metadata.uid }, object: found.value };
  if (found.gap.reason !== 'not-found') return { lookup: { kind: 'gap', gap: found.gap } };
  const elsewhere = type.namespaced ? await inOtherNamespace(query, type, reader) : undefined;
  return elsewhere ?? { lookup: { kind: 'not-found' } };
}

async function inOtherNamespace(
  { reference }: OwnerQuery,
  type: ResourceType,
  reader: ClusterReader,
): Promise<FoundOwner | undefined> {
  for await (const page of reader.list({
    type,
    detail: 'metadata',
    fieldSelector: `metadata.name=${reference.name}`,
  })) {
    // Forbidden or broken: the garbage collector would not look there either.
    if (!page.ok) return undefined;
    const object = page.value.objects.find(({ metadata }) => metadata.uid === reference.uid);
    const namespace = object?.metadata.namespace;
    if (object !== undefined && namespace !== undefined) {
      return { lookup: { kind: 'in-other-namespace', uid: object.metadata.uid, namespace }, object };
    }
  }
  return undefined;
}

/** The reference's own version or, where that is no longer served, the preferred one: the object is the same. */
function servedType(apiVersion: string, kind: string, discovery: Discovery): ResourceType | undefined {
  const { group } = parseApiVersion(apiVersion);
  return (
    typeOfKind(apiVersion, kind, discovery) ??
    discovery.types.find((type) => type.group === group && type.kind === kind)
  );
}

/** A type that is not served is gone, unless its group did not answer discovery. */
function notServed({ reference }: OwnerQuery, discovery: Discovery): OwnerLookup {
  const { group } = parseApiVersion(reference.apiVersion);
  const gap = discovery.gaps.find(({ subject }) => subject.kind === 'group' && subject.group === group);
  return gap === undefined ? { kind: 'type-not-served' } : { kind: 'gap', gap };
}
