import { existsSync, readFileSync, statSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import type { ReaderEnvironment } from '../../connection.ts';
import type { Entry } from './kubeconfig/kubeconfig.ts';

/** Where a pod finds its ServiceAccount. */
export const SERVICE_ACCOUNT_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What a pod knows of its own cluster, as if a kubeconfig had said it. */
export interface InCluster {
  readonly cluster: Entry;
  readonly user: Entry;
  /** POD_NAMESPACE, else the ServiceAccount's own; undefined where neither is known. */
  readonly namespace: string | undefined;
}

/**
 * The cluster this process runs in, where it is a pod's (client-go tools/clientcmd inClusterClientConfig.Possible:
 * KUBERNETES_SERVICE_HOST and _PORT are set and the token is there).
 */
export function inCluster({ env }: ReaderEnvironment, directory: string): InCluster | undefined {
  const host = env.KUBERNETES_SERVICE_HOST;
  const port = env.KUBERNETES_SERVICE_PORT;
  const tokenFile = join(directory, 'token');
  if (!host || !port || !(statSync(tokenFile, { throwIfNoEntry: false })?.isFile() ?? false)) return undefined;
  const authority = join(directory, 'ca.crt');
  const server = `https://${isIPv6(host) ? `[${host}]` : host}:${port}`;
  return {
    cluster: {
      name: 'in-cluster',
      file: tokenFile,
      body: { server, ...(existsSync(authority) ? { 'certificate-authority': authority } : {}) },
    },
    user: { name: 'in-cluster', file: tokenFile, body: { tokenFile } },
    namespace: env.POD_NAMESPACE || namespaceOf(directory),
  };
}

function namespaceOf(directory: string): string | undefined {
  try {
    return readFileSync(join(directory, 'namespace'), 'utf8').trim() || undefined;
  } catch {
    // Not every token comes with a namespace; "default" is used then, as kubectl does.
    return undefined;
  }
}
