import type { ClusterSettings } from '../cluster-settings.ts';
import type { ExecSettings } from './exec-settings.ts';

/**
 * The value of KUBERNETES_EXEC_INFO, as kubectl hands it to a plugin (client.authentication.k8s.io ExecCredential).
 * The cluster is part of it only where the kubeconfig asks for that, as its certificates can be long.
 */
export function execInfo(exec: ExecSettings, cluster: ClusterSettings, interactive: boolean): string {
  const spec = { ...(exec.provideClusterInfo ? { cluster: clusterInfo(cluster) } : {}), interactive };
  return `${JSON.stringify({ kind: 'ExecCredential', apiVersion: exec.apiVersion, spec })}\n`;
}

function clusterInfo(cluster: ClusterSettings): object {
  return {
    server: cluster.serverText,
    'tls-server-name': cluster.tlsServerName,
    'insecure-skip-tls-verify': cluster.insecureSkipTlsVerify || undefined,
    'certificate-authority-data': cluster.certificateAuthority?.toString('base64'),
    'proxy-url': cluster.proxyUrl?.href.replace(/\/$/, ''),
    'disable-compression': cluster.disableCompression || undefined,
    // kubectl writes null where the kubeconfig has nothing for plugins.
    config: cluster.execConfig ?? null,
  };
}
