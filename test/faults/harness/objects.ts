import type { BulkClient } from '../../control-plane/bulk.ts';
import { waitFor } from '../../control-plane/wait.ts';
import type { FaultCase } from './fault-case.ts';
import { type MigratedKind, pathOf } from './migrated-kind.ts';
import { NAMESPACES } from './plane.ts';

/** Where an object is. */
export interface ObjectPlace {
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Where the object of that index is: objects take turns over the namespaces. */
export function placeOf(kind: MigratedKind, index: number): ObjectPlace {
  const namespace = kind.scope === 'Cluster' ? undefined : NAMESPACES[index % NAMESPACES.length];
  return { namespace, name: `object-${String(index).padStart(5, '0')}` };
}

/** Its path at a version. */
export function objectPath(kind: MigratedKind, version: string, index: number): string {
  const { namespace, name } = placeOf(kind, index);
  return pathOf(kind, version, namespace, name);
}

/** An object that is easy to damage: numbers beyond 2^53, nulls, what is empty, text of all scripts. */
export function sample(kind: MigratedKind, version: string, index: number, fault: FaultCase): object {
  const { spec, metadata } = fault.object?.(index) ?? {};
  const usual = {
    size: index,
    large: 9_007_199_254_740_991 - index,
    ratio: 0.1 + index,
    text: 'größer, 更大, больше\n\t"quoted" \u2028',
    nothing: null,
    empty: { list: [], object: {}, text: '' },
    list: [
      { name: 'b', value: 2 },
      { name: 'a', value: 1 },
      { name: 'b', value: 2 },
    ],
  };
  return {
    apiVersion: `${kind.group}/${version}`,
    kind: kind.kind,
    metadata: {
      ...placeOf(kind, index),
      labels: { app: 'faults', index: String(index) },
      annotations: { 'example.com/note': 'line one\nline two', 'example.com/empty': '' },
      ...metadata,
    },
    spec: spec ?? usual,
  };
}

/** Creates the objects of those indexes at a version, once it is served; every fourth gets a status. */
export async function load(
  client: BulkClient,
  kind: MigratedKind,
  version: string,
  { from, to }: { readonly from: number; readonly to: number },
  fault: FaultCase,
): Promise<void> {
  const isServed = async () => (await client.send({ path: `${pathOf(kind, version)}?limit=1` })).status === 200;
  await waitFor(`${version} of ${kind.group} to be served`, isServed);
  const indexes = Array.from({ length: to - from }, (_, index) => from + index);
  await client.createAll(
    indexes.map((index) => ({
      path: pathOf(kind, version, placeOf(kind, index).namespace),
      body: sample(kind, version, index, fault),
    })),
  );
  await client.sendAll(
    indexes
      .filter((index) => index % 4 === 0)
      .map((index) => ({
        path: `${objectPath(kind, version, index)}/status`,
        method: 'PATCH',
        contentType: 'application/merge-patch+json',
        body: { status: { phase: 'Ready', observed: index } },
      })),
  );
}
