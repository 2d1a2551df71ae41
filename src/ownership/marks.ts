import type { OwnerReference } from '../objects/metadata.ts';
import type { KubeObject } from '../objects/object.ts';
import { apiVersionOf, parseApiVersion } from '../objects/resource-type.ts';
import { type NodeId, nodeId, type OwnershipGraph } from './graph.ts';
import { type IsServed, type Mark, type ObjectName, type OwnerLookups, ownerKey } from './tree-model.ts';

/**
 * What is wrong with an object's owner references, and owners that could not be read. The judgement follows the
 * garbage collector: it asks for each owner by the reference's apiVersion, kind and name, in the dependent's namespace
 * where the owner's kind is namespaced, and takes it for gone where that is not found or has another uid
 * (kubernetes pkg/controller/garbagecollector/garbagecollector.go, isDangling). Any served version of the owner's
 * kind will do; at one that is not served it gets no REST mapping (apiResource, in operations.go), tries again for
 * ever, and never deletes the dependent, whatever else is true of the owner.
 */
export function referenceMarks(
  graph: OwnershipGraph,
  id: NodeId,
  lookups: OwnerLookups,
  isServed: IsServed = () => true,
): Mark[] {
  const owners = graph.object(id)?.metadata.owners ?? [];
  return owners.flatMap((reference) => {
    const owner = graph.ownerId(id, reference);
    const served = isServed(reference.apiVersion, reference.kind);
    return owner === undefined
      ? unresolved(graph, id, reference, lookups, served)
      : resolved(graph, id, reference, owner, served);
  });
}

/** An object's name with what is needed to find it. */
export function nameOf(object: KubeObject): ObjectName {
  const { name, namespace } = object.metadata;
  return { id: nodeId(object), kind: object.type.kind, name, namespace };
}

function resolved(
  graph: OwnershipGraph,
  id: NodeId,
  reference: OwnerReference,
  ownerId: NodeId,
  served: boolean,
): Mark[] {
  const owner = graph.object(ownerId);
  const dependent = graph.object(id);
  if (owner === undefined || dependent === undefined) return [];
  const marks: Mark[] = [];
  const { type, metadata } = owner;
  const { group } = parseApiVersion(reference.apiVersion);
  const isItsKind = graph.isKnownAs(ownerId, group, reference.kind);
  if (isItsKind && !served) marks.push({ kind: 'owner-version-not-served', reference });
  else if (type.namespaced && !dependent.type.namespaced)
    marks.push({ kind: 'cluster-scoped-with-namespaced-owner', reference, namespace: metadata.namespace });
  else if (type.namespaced && metadata.namespace !== undefined && metadata.namespace !== dependent.metadata.namespace)
    marks.push({ kind: 'owner-in-other-namespace', reference, namespace: metadata.namespace });
  if (isItsKind && metadata.name === reference.name) return marks;
  const wrong: ('group' | 'kind' | 'name')[] = [];
  if (group !== type.group) wrong.push('group');
  if (reference.kind !== type.kind) wrong.push('kind');
  if (reference.name !== metadata.name) wrong.push('name');
  marks.push({
    kind: 'owner-mismatch',
    reference,
    wrong,
    actual: { ...nameOf(owner), apiVersion: apiVersionOf(type) },
  });
  return marks;
}

function unresolved(
  graph: OwnershipGraph,
  id: NodeId,
  reference: OwnerReference,
  lookups: OwnerLookups,
  served: boolean,
): Mark[] {
  const namesake = graph.namesake(id, reference);
  if (namesake !== undefined && !served) return [{ kind: 'owner-version-not-served', reference }];
  if (namesake !== undefined && namesake.metadata.uid !== '')
    return [{ kind: 'owner-gone', reference, evidence: { kind: 'replaced', uid: namesake.metadata.uid } }];
  const namespace = graph.object(id)?.metadata.namespace;
  const lookup = lookups.get(ownerKey({ reference, namespace }));
  switch (lookup?.kind) {
    case 'not-found':
      return [{ kind: 'owner-gone', reference, evidence: { kind: 'not-found' } }];
    case 'found':
      // The very owner, only not in the graph: nothing is wrong with the reference.
      if (lookup.uid === reference.uid) return [];
      return [{ kind: 'owner-gone', reference, evidence: { kind: 'replaced', uid: lookup.uid } }];
    case 'namespaced-owner':
      return [{ kind: 'cluster-scoped-with-namespaced-owner', reference, namespace: undefined }];
    case 'in-other-namespace':
      if (lookup.uid === reference.uid)
        return [{ kind: 'owner-in-other-namespace', reference, namespace: lookup.namespace }];
      return [{ kind: 'owner-gone', reference, evidence: { kind: 'not-found' } }];
    case 'type-not-served':
      return [{ kind: 'owner-type-not-served', reference }];
    case 'version-not-served':
      return [{ kind: 'owner-version-not-served', reference }];
    case 'gap':
      return [{ kind: 'owner-unread', reference, gap: lookup.gap }];
    case undefined:
      return [{ kind: 'owner-unread', reference, gap: undefined }];
  }
}
