import type { ClusterReader } from '../cluster/reader.ts';
import type { Gap } from '../objects/gap.ts';
import type { ResourceType } from '../objects/resource-type.ts';

/** An object that a watch told deleted, or that a list no longer had. */
interface Missing {
  /** undefined or '': cluster-scoped. */
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly uid: string;
}

/**
 * Whether an object was deleted: with a label selector a watch and a list tell an object gone that only lost its labels. Who may
 * not look at it never learns that it was deleted. A gap: nobody can tell for now.
 */
export async function endOfObject(
  { namespace, name, uid }: Missing,
  { type, labelSelector }: { readonly type: ResourceType; readonly labelSelector?: string | undefined },
  reader: ClusterReader,
): Promise<'deleted' | 'unselected' | Gap> {
  if (labelSelector === undefined) return 'deleted';
  const found = await reader.get({ type, namespace: namespace || undefined, name, detail: 'metadata' });
  if (found.ok) return found.value.metadata.uid === uid ? 'unselected' : 'deleted';
  if (found.gap.reason === 'not-found') return 'deleted';
  return found.gap.reason === 'forbidden' ? 'unselected' : found.gap;
}
