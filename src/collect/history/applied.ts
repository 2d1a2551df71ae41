import type { ClusterReader } from '../../cluster/reader.ts';
import { appliedDifferences } from '../../history/diff/revision-changes.ts';
import type { FieldChange } from '../../history/happening.ts';
import { isObject, type Json, stringAt } from '../../objects/json.ts';
import { LAST_APPLIED } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';

/** Objects that are read once more: whole objects come without what was applied last, which repeats them. */
const MOST = 50;

/** What `kubectl apply` applied last to objects and is otherwise now, by uid; those that nobody applied so are left out. */
export async function readApplied(
  objects: readonly KubeObject[],
  reader: ClusterReader,
): Promise<ReadonlyMap<string, readonly FieldChange[]>> {
  const read = await Promise.all(
    objects.slice(0, MOST).map(async ({ type, metadata }): Promise<[string, readonly FieldChange[]][]> => {
      const { namespace, name, uid } = metadata;
      const answer = await reader.get({ type, namespace, name, detail: 'whole', text: true });
      if (!answer.ok || answer.value.text === undefined) return [];
      const applied = parsed(stringAt(parsed(answer.value.text), 'metadata', 'annotations', LAST_APPLIED));
      return applied === undefined ? [] : [[uid, appliedDifferences(applied, answer.value)]];
    }),
  );
  return new Map(read.flat());
}

function parsed(text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
