import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import type { RedisObject } from './switches.ts';

/** Makes a Secret and a RedisCluster that uses it, unless told to leave the Secret out. */
export async function createCluster(
  plane: ControlPlaneHandle,
  namespace: string,
  name: string,
  { replicas = 1, secret = true, annotations = {} }: { replicas?: number; secret?: boolean; annotations?: object } = {},
): Promise<RedisObject> {
  if (secret) await createSecret(plane, namespace, `${name}-auth`);
  await plane.apply({
    apiVersion: 'cache.example.com/v1',
    kind: 'RedisCluster',
    metadata: { name, namespace, annotations },
    spec: { replicas, version: '7.4', auth: { secretRef: { name: `${name}-auth` } } },
  });
  return { kind: 'RedisCluster', namespace, name };
}

/** Makes a Secret with a password that is none. */
export function createSecret(plane: ControlPlaneHandle, namespace: string, name: string): Promise<void> {
  const metadata = { name, namespace };
  return plane.apply({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: { password: 'example-only' } });
}

/** Makes a RedisBackup of a RedisCluster. */
export async function createBackup(
  plane: ControlPlaneHandle,
  namespace: string,
  name: string,
  cluster: string,
): Promise<RedisObject> {
  await plane.apply({
    apiVersion: 'cache.example.com/v1',
    kind: 'RedisBackup',
    metadata: { name, namespace },
    spec: { clusterRef: { name: cluster } },
  });
  return { kind: 'RedisBackup', namespace, name };
}
