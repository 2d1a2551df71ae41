import type { ClusterWriter, JsonPatchOperation, WriteAnswer } from '../../cluster/writer.ts';
import { DEFINITIONS } from '../../collect/definitions.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { DefinitionPatch } from '../../versions/definition-change.ts';

/** Changes a CRD if it still is what was looked at: uid and resourceVersion are tested, and where each version stands. */
export function changeDefinition(
  { metadata }: KubeObject,
  patch: DefinitionPatch,
  writer: ClusterWriter,
  dryRun: boolean,
): Promise<WriteAnswer> {
  const operations: JsonPatchOperation[] = [
    { op: 'test', path: '/metadata/uid', value: metadata.uid },
    { op: 'test', path: '/metadata/resourceVersion', value: metadata.resourceVersion },
    ...patch.places.map(
      ({ index, version }) => ({ op: 'test', path: `/spec/versions/${index}/name`, value: version }) as const,
    ),
    ...patch.changes.map(
      (change): JsonPatchOperation =>
        change.op === 'remove'
          ? { op: 'remove', path: change.path }
          : { op: change.op, path: change.path, value: change.value },
    ),
  ];
  const place = { type: DEFINITIONS, namespace: undefined, name: metadata.name };
  return writer.patch({ ...place, patch: { kind: 'json', operations }, dryRun });
}
