import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { nameSelector } from '../../objects/field-selector-text.ts';
import { type Answer, answer, type Gap } from '../../objects/gap.ts';
import { labelSelectorText } from '../../objects/label-selector.ts';
import type { KubeObject } from '../../objects/object.ts';
import { groupResource, type ResourceType } from '../../objects/resource-type.ts';
import { type NodeId, nodeId } from '../../ownership/graph.ts';
import type { LinkedType, LinkReference } from '../../ownership/links/link-reference.ts';
import { linkTargets } from '../../ownership/links/link-targets.ts';
import type { ResolvedLink } from '../../ownership/tree-model.ts';

/** Links that lead somewhere, by the object that has them, and the objects they lead to. */
export interface ResolvedLinks {
  readonly links: ReadonlyMap<NodeId, readonly ResolvedLink[]>;
  readonly objects: readonly KubeObject[];
  readonly gaps: readonly Gap[];
}

/** Looks which of the candidates exist. Names that many objects share (a ServiceAccount of 100 pods) are asked for once. */
export async function resolveLinks(
  objects: readonly KubeObject[],
  reader: ClusterReader,
  discovery: Discovery,
): Promise<ResolvedLinks> {
  const lookups = new Map<string, Promise<Answer<readonly KubeObject[]>>>();
  const links = new Map<NodeId, readonly ResolvedLink[]>();
  const found = new Map<NodeId, KubeObject>();
  const gaps: Gap[] = [];
  const resolveOne = async (reference: LinkReference, type: ResourceType): Promise<ResolvedLink[]> => {
    const key = JSON.stringify([groupResource(type), type.namespaced ? reference.namespace : '', reference.find]);
    const lookup = lookups.get(key) ?? lookUp(reference, type, reader);
    if (!lookups.has(key)) {
      lookups.set(key, lookup);
      const first = await lookup;
      if (!first.ok && first.gap.reason !== 'not-found') gaps.push(first.gap);
    }
    const named = await lookup;
    return (named.ok ? named.value : []).map((object) => {
      found.set(nodeId(object), object);
      return { to: nodeId(object), relation: reference.relation, path: reference.path };
    });
  };
  const resolveObject = async (object: KubeObject): Promise<void> => {
    const candidates = linkTargets(object).flatMap((reference) =>
      typesOf(reference.to, discovery).map((type) => resolveOne(reference, type)),
    );
    const resolved = (await Promise.all(candidates)).flat();
    if (resolved.length > 0) links.set(nodeId(object), resolved);
  };
  await Promise.all(objects.map(resolveObject));
  return { links, objects: [...found.values()], gaps };
}

/** Types of a kind; of several groups' ones Kubernetes' own, else all: only what exists is drawn in the end. */
function typesOf({ kind, group }: LinkedType, discovery: Discovery): ResourceType[] {
  const wanted = kind.toLowerCase();
  const types = discovery.types.filter(
    (type) =>
      type.kind.toLowerCase() === wanted && type.verbs.includes('get') && (group === undefined || type.group === group),
  );
  const core = types.filter((type) => type.group === '');
  return core.length > 0 ? core : types;
}

async function lookUp(
  { find, namespace }: LinkReference,
  type: ResourceType,
  reader: ClusterReader,
): Promise<Answer<readonly KubeObject[]>> {
  const scope = type.namespaced ? namespace : undefined;
  if (find.by === 'name' && (!type.namespaced || scope !== undefined)) {
    const found = await reader.get({ type, namespace: scope, name: find.name, detail: 'metadata' });
    return found.ok ? answer([found.value]) : found;
  }
  const fieldSelector = find.by === 'name' ? nameSelector(find.name) : undefined;
  const labelSelector = find.by === 'labels' ? labelSelectorText(find.labels) : undefined;
  // A name or label that nothing can have leads nowhere.
  if (fieldSelector === undefined && labelSelector === undefined) return answer([]);
  const objects: KubeObject[] = [];
  const query = { type, namespace: scope, detail: 'metadata', fieldSelector, labelSelector } as const;
  for await (const page of reader.list(query)) {
    if (!page.ok) return page;
    objects.push(...page.value.objects);
  }
  return answer(objects);
}
