import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { definitionOf, type MigratedKind } from './migrated-kind.ts';

/** Milliseconds by which what stores objects may come after what tells of it: 30 were seen on a busy machine. */
const REST = 300;

/** Makes a version the storage version; resolves when objects are stored so. */
export async function storeAt(plane: ControlPlaneHandle, kind: MigratedKind, version: string): Promise<void> {
  await plane.apply(definitionOf(kind, version));
  const mark = `"storageVersionHash":"${storageVersionHash(kind, version)}"`;
  const isTold = async () => (await plane.request(`/apis/${kind.group}/${version}`)).text.includes(mark);
  await waitFor(`the API server to know that ${version} is stored`, isTold);
  await delay(REST);
}

/** What discovery tells of a storage version (apiserver pkg/endpoints/discovery/storageversionhash.go). */
function storageVersionHash({ group, kind }: MigratedKind, version: string): string {
  return createHash('sha256').update(`${group}/${version}/${kind}`).digest().subarray(0, 8).toString('base64');
}
