import { join } from 'node:path';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { pathOf, type RedisObject } from './switches.ts';

/** A condition in the status of a custom resource. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly observedGeneration?: number;
}

/** A custom resource as read at v1, as far as tests look at it. */
export interface ReadRedisObject {
  readonly metadata: {
    readonly generation: number;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly deletionTimestamp?: string;
    readonly finalizers?: readonly string[];
    readonly ownerReferences?: readonly object[];
  };
  readonly spec: object;
  readonly status?: { readonly bucket?: string; readonly conditions?: readonly Condition[] };
}

/** Reads an object at v1; undefined where there is none. */
export async function readRedisObject(
  plane: ControlPlaneHandle,
  object: RedisObject,
): Promise<ReadRedisObject | undefined> {
  const answer = await plane.request(pathOf(object));
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw new Error(`GET ${pathOf(object)}: ${answer.status} ${answer.text}`);
  // The schema of the definition holds it to this shape.
  return answer.json() as ReadRedisObject;
}

/** Waits until the condition Ready speaks of the present generation and has a status and, where given, a reason. */
export async function waitForReady(
  plane: ControlPlaneHandle,
  object: RedisObject,
  status: 'True' | 'False' = 'True',
  reason?: string,
): Promise<ReadRedisObject> {
  const wanted = `Ready=${status}${reason === undefined ? '' : ` (${reason})`}`;
  const what = `${object.kind} ${object.namespace}/${object.name} to be ${wanted}`;
  const probe = async (): Promise<ReadRedisObject | undefined> => {
    const found = await readRedisObject(plane, object);
    const ready = found?.status?.conditions?.find(({ type }) => type === 'Ready');
    if (ready?.observedGeneration !== found?.metadata.generation || ready?.status !== status) return undefined;
    return reason === undefined || ready.reason === reason ? found : undefined;
  };
  return waitFor(what, probe);
}

/**
 * Waits until all servers of a RedisCluster are as its present spec asks, and ready. Ready alone is True before, with servers
 * of the spec before, and False again while these are replaced.
 */
export async function waitUntilRolledOut(plane: ControlPlaneHandle, object: RedisObject): Promise<void> {
  const isRolledOut = async (): Promise<boolean> => {
    const found = await readRedisObject(plane, object);
    const isSo = (wanted: string, status: string): boolean =>
      found?.status?.conditions?.some(
        (one) => one.type === wanted && one.status === status && one.observedGeneration === found.metadata.generation,
      ) === true;
    return isSo('Ready', 'True') && isSo('Progressing', 'False');
  };
  await waitFor(`${object.kind} ${object.namespace}/${object.name} to be rolled out`, isRolledOut);
}

/** Waits, a minute unless told otherwise, until an object that was deleted has gone through its finalizers. */
export async function waitUntilGone(plane: ControlPlaneHandle, object: RedisObject, timeout = 60_000): Promise<void> {
  const isGone = async (): Promise<boolean> => (await readRedisObject(plane, object)) === undefined;
  await waitFor(`${object.kind} ${object.namespace}/${object.name} to be gone`, isGone, { timeout });
}

/** What samples/shop.yaml holds, besides its namespace and its Secret. */
export const SAMPLE_CLUSTER: RedisObject = { kind: 'RedisCluster', namespace: 'shop', name: 'cache' };
export const SAMPLE_BACKUP: RedisObject = { kind: 'RedisBackup', namespace: 'shop', name: 'cache-nightly' };

/** Applies samples/shop.yaml; resolves when both of its custom resources are Ready. */
export async function applySamples(plane: ControlPlaneHandle): Promise<void> {
  await plane.applyFile(join(import.meta.dirname, 'samples', 'shop.yaml'));
  await waitForReady(plane, SAMPLE_CLUSTER);
  await waitForReady(plane, SAMPLE_BACKUP);
}
