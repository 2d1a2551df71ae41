import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { nameSelector } from '../objects/field-selector-text.ts';
import type { Gap } from '../objects/gap.ts';
import { typeOfKind } from '../objects/resolve-type.ts';
import { apiVersionOf, parseApiVersion, type ResourceType } from '../objects/resource-type.ts';
import type { FoundOwner, IsServed, OwnerQuery } from '../ownership/tree-model.ts';

/**
 * Asks for an owner where the garbage collector would: by the reference's kind and name, in the dependent's namespace
 * (kubernetes pkg/controller/garbagecollector, getObject). Where it is not there, one list by name over all namespaces
 * tells whether it lives in another one. At a version that is not served the garbage collector cannot ask: then the
 * owner is read at the preferred version, to be drawn, but the look-up says that the version is not served.
 */
export async function lookUpOwner(query: OwnerQuery, reader: ClusterReader, discovery: Discovery): Promise<FoundOwner> {
  const { reference } = query;
  const exact = typeOfKind(reference.apiVersion, reference.kind, discovery);
  if (exact !== undefined) return lookUpAt(exact, query, reader);
  const { group, version } = parseApiVersion(reference.apiVersion);
  const gap = gapOf(group, version, discovery);
  const preferred = discovery.types.find((type) => type.group === group && type.kind === reference.kind);
  if (preferred === undefined)
    return { lookup: gap === undefined ? { kind: 'type-not-served' } : { kind: 'gap', gap } };
  const found = await lookUpAt(preferred, query, reader);
  // What was not learnt of the version's fate is no reason to doubt an owner that is there.
  if (gap !== undefined || !tellsAllTypes(reader)) return found;
  const lookup = { kind: 'version-not-served' } as const;
  return found.object?.metadata.uid === reference.uid ? { lookup, object: found.object } : { lookup };
}

/** What a tree is to know of the served versions; undefined where the source does not tell all of them. */
export function servedVersions(reader: ClusterReader, discovery: Discovery): IsServed | undefined {
  if (!tellsAllTypes(reader)) return undefined;
  const key = (apiVersion: string, kind: string) => `${apiVersion} ${kind}`;
  const served = new Set(discovery.allVersions.map((type) => key(apiVersionOf(type), type.kind)));
  return (apiVersion, kind) => {
    if (served.has(key(apiVersion, kind))) return true;
    const { group, version } = parseApiVersion(apiVersion);
    return gapOf(group, version, discovery) !== undefined;
  };
}

/** A folder of YAML or a must-gather shows the versions of what is in it, not what the server served. */
function tellsAllTypes({ source }: ClusterReader): boolean {
  return source.kind === 'live' || source.format === 'capture';
}

async function lookUpAt(type: ResourceType, query: OwnerQuery, reader: ClusterReader): Promise<FoundOwner> {
  const { reference, namespace } = query;
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
  const fieldSelector = nameSelector(reference.name);
  if (fieldSelector === undefined) return undefined;
  for await (const page of reader.list({ type, detail: 'metadata', fieldSelector })) {
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

/** Why it is not known whether the version is served: its group, or discovery as a whole, did not answer. */
function gapOf(group: string, version: string, { gaps }: Discovery): Gap | undefined {
  return gaps.find(
    ({ subject }) =>
      subject.kind === 'cluster' ||
      (subject.kind === 'group' &&
        subject.group === group &&
        (subject.version === undefined || subject.version === version)),
  );
}
