import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ControlPlaneHandle } from './handle.ts';
import { waitFor } from './wait.ts';

/** Milliseconds by which what stores objects may come after what tells of it: 40 were seen on a busy machine. */
const REST = 1500;

/** Resolves when the API server stores objects of a kind at a version, which is served. */
export async function untilStoredAt(
  plane: ControlPlaneHandle,
  { group, kind }: { readonly group: string; readonly kind: string },
  version: string,
): Promise<void> {
  const mark = `"storageVersionHash":"${storageVersionHash(group, version, kind)}"`;
  const isTold = async () => (await plane.request(`/apis/${group}/${version}`)).text.includes(mark);
  await waitFor(`the API server to know that ${version} of ${group} is stored`, isTold);
  await delay(REST);
}

/** What discovery tells of a storage version (apiserver pkg/endpoints/discovery/storageversionhash.go). */
function storageVersionHash(group: string, version: string, kind: string): string {
  return createHash('sha256').update(`${group}/${version}/${kind}`).digest().subarray(0, 8).toString('base64');
}
