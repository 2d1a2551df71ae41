import { readFileSync, writeFileSync } from 'node:fs';

/** One user of one cluster, for a kubeconfig file. */
export interface KubeconfigSpec {
  readonly server: string;
  readonly certificateAuthority: string;
  readonly user: {
    readonly clientCertificate?: string;
    readonly clientKey?: string;
    readonly token?: string;
  };
  readonly namespace?: string;
}

/** The text of a kubeconfig (JSON, which is YAML) that holds everything inline: PEM is base64-encoded here. */
export function kubeconfig(spec: KubeconfigSpec): string {
  const { clientCertificate, clientKey, token } = spec.user;
  const user = {
    ...(clientCertificate === undefined ? {} : { 'client-certificate-data': base64(clientCertificate) }),
    ...(clientKey === undefined ? {} : { 'client-key-data': base64(clientKey) }),
    ...(token === undefined ? {} : { token }),
  };
  const cluster = { server: spec.server, 'certificate-authority-data': base64(spec.certificateAuthority) };
  const context = {
    cluster: 'test',
    user: 'test',
    ...(spec.namespace === undefined ? {} : { namespace: spec.namespace }),
  };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'test', user }],
    contexts: [{ name: 'test', context }],
    'current-context': 'test',
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Copies a kubeconfig of these tests to `target` with another server: a proxy, or one that is not there. */
export function redirectKubeconfig(source: string, server: string, target: string): string {
  const config: unknown = JSON.parse(readFileSync(source, 'utf8'));
  const text = JSON.stringify(config, (key, value: unknown) => (key === 'server' ? server : value), 2);
  writeFileSync(target, `${text}\n`, { mode: 0o600 });
  return target;
}
