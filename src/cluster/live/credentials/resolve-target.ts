import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { isObject, type Json, objectsAt, stringAt } from '../../../objects/json.ts';
import { failure, type Result, success } from '../../../objects/problem.ts';
import type { ConnectionFlags, ReaderEnvironment } from '../../connection.ts';
import type { Target } from '../target.ts';

/** First path: one kubeconfig file with client certificates or a token. */
export async function resolveTarget(flags: ConnectionFlags, environment: ReaderEnvironment): Promise<Result<Target>> {
  const file = flags.kubeconfig ?? environment.env.KUBECONFIG ?? join(environment.homeDirectory, '.kube/config');
  let config: Json;
  try {
    const parsed: unknown = load(readFileSync(file, 'utf8'));
    if (!isObject(parsed)) return failure(`${file} is not a kubeconfig`);
    config = parsed;
  } catch (error) {
    return failure(`${file} cannot be read: ${String(error)}`);
  }
  const contextName = flags.context ?? stringAt(config, 'current-context') ?? '';
  const named = (list: string, name: string | undefined) =>
    objectsAt(config, list).find((entry) => entry.name === name);
  const context = named('contexts', contextName);
  const cluster = named('clusters', stringAt(context, 'context', 'cluster'));
  const user = named('users', stringAt(context, 'context', 'user'));
  const bytes = (entry: Json | undefined, kind: string, key: string): Buffer | undefined => {
    const data = stringAt(entry, kind, `${key}-data`);
    if (data !== undefined) return Buffer.from(data, 'base64');
    const path = stringAt(entry, kind, key);
    return path === undefined ? undefined : readFileSync(resolve(dirname(file), path));
  };
  const token = flags.token ?? stringAt(user, 'user', 'token');
  return success({
    server: new URL(flags.server ?? stringAt(cluster, 'cluster', 'server') ?? ''),
    context: contextName,
    namespace: flags.namespace ?? stringAt(context, 'context', 'namespace') ?? 'default',
    certificateAuthority: bytes(cluster, 'cluster', 'certificate-authority'),
    tlsServerName: undefined,
    insecureSkipTlsVerify: false,
    proxy: undefined,
    requestTimeout: flags.requestTimeout ?? 0,
    credentials: async () =>
      success({
        clientCertificate: bytes(user, 'user', 'client-certificate'),
        clientKey: bytes(user, 'user', 'client-key'),
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      }),
    invalidate: () => false,
  });
}
