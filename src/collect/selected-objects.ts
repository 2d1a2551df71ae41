import { listOrNarrow } from '../cluster/list-or-narrow.ts';
import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import type { Gap } from '../objects/gap.ts';
import { nearest } from '../objects/nearest.ts';
import type { KubeObject } from '../objects/object.ts';
import { type Result, success } from '../objects/problem.ts';
import { resolveType } from '../objects/resolve-type.ts';

/** Objects of some types, chosen by their labels. */
export interface Selection {
  /** As users write types. */
  readonly types: readonly string[];
  /** undefined: all. */
  readonly selector: string | undefined;
}

/** What was found, and what could not be read. */
export interface SelectedObjects {
  readonly objects: readonly KubeObject[];
  readonly gaps: readonly Gap[];
}

/**
 * Reads the objects of some types whole: of the reader's namespace, or of all, in the order of types, namespaces and names. A
 * type that is not there is the problem; a list that may not be read is a gap.
 */
export async function selectedObjects(
  { types, selector }: Selection,
  reader: ClusterReader,
  discovery: Discovery,
  { allNamespaces, signal }: { readonly allNamespaces: boolean; readonly signal: AbortSignal },
): Promise<Result<SelectedObjects>> {
  const resolved = [];
  for (const name of types) {
    const type = resolveType(name, discovery, nearest);
    if (!type.ok) return type;
    resolved.push(type.value);
  }
  const gaps: Gap[] = [];
  const lists = await Promise.all(
    resolved.map(async (type) => {
      const namespace = type.namespaced && !allNamespaces ? reader.defaultNamespace : undefined;
      const list = { type, namespace, detail: 'whole', labelSelector: selector } as const;
      const objects: KubeObject[] = [];
      const gap = await listOrNarrow(reader, list, reader.defaultNamespace, (page) => {
        objects.push(...page.objects);
        return !signal.aborted;
      });
      if (gap !== undefined) gaps.push(gap);
      return objects.toSorted(byName);
    }),
  );
  return success({ objects: lists.flat(), gaps });
}

function byName({ metadata: a }: KubeObject, { metadata: b }: KubeObject): number {
  const [left, right] = [`${a.namespace ?? ''}/${a.name}`, `${b.namespace ?? ''}/${b.name}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
