import { readFileSync } from 'node:fs';
import type { ReaderEnvironment } from '../../src/cluster/connection.ts';
import type { Target } from '../../src/cluster/live/target.ts';
import { objectAt, objectsAt, stringAt } from '../../src/objects/json.ts';
import { success } from '../../src/objects/problem.ts';

/** The target that a kubeconfig of the test control plane (JSON, one cluster, a client certificate) describes. */
export function liveTarget(kubeconfig: string, namespace: string): Target {
  const config = JSON.parse(readFileSync(kubeconfig, 'utf8'));
  const cluster = objectAt(objectsAt(config, 'clusters')[0], 'cluster');
  const user = objectAt(objectsAt(config, 'users')[0], 'user');
  const decode = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text, 'base64'));
  return {
    server: new URL(stringAt(cluster, 'server') ?? ''),
    context: 'test',
    namespace,
    certificateAuthority: decode(stringAt(cluster, 'certificate-authority-data')),
    tlsServerName: undefined,
    insecureSkipTlsVerify: false,
    proxy: undefined,
    requestTimeout: 0,
    credentials: async () =>
      success({
        clientCertificate: decode(stringAt(user, 'client-certificate-data')),
        clientKey: decode(stringAt(user, 'client-key-data')),
        headers: {},
      }),
    invalidate: () => false,
  };
}

/** An environment without caches or a user. */
export const QUIET: ReaderEnvironment = {
  env: {},
  homeDirectory: '/nonexistent',
  cacheDirectory: undefined,
  interactive: false,
  trace: () => {},
  now: Date.now,
};
