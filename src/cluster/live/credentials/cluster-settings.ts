import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import type { Json } from '../../../objects/json.ts';
import { failure, type Result, success } from '../../../objects/problem.ts';
import type { ConnectionFlags } from '../../connection.ts';
import { materialOf, readMaterial } from './file-bytes.ts';
import { type EntryFields, entryFields } from './kubeconfig/entry-fields.ts';
import type { Entry } from './kubeconfig/kubeconfig.ts';
import { parseProxyUrl } from './proxy-environment.ts';
import { parseServer } from './server-url.ts';

/** How to reach an API server and how to know that it is the right one. */
export interface ClusterSettings {
  readonly server: URL;
  /** User name and password that stood in the address. */
  readonly basic: { readonly username: string; readonly password: string } | undefined;
  /** The address as it was written, for exec plugins. */
  readonly serverText: string;
  readonly certificateAuthority: Buffer | undefined;
  readonly tlsServerName: string | undefined;
  readonly insecureSkipTlsVerify: boolean;
  /** The cluster's own proxy; undefined: the environment decides. */
  readonly proxyUrl: URL | undefined;
  readonly disableCompression: boolean;
  /** What the kubeconfig's author wants exec plugins to know of this cluster. */
  readonly execConfig: Json | undefined;
}

/** Name of the extension of a cluster that is handed to exec plugins (client.authentication.k8s.io/v1). */
const EXEC_EXTENSION = 'client.authentication.k8s.io/exec';

/**
 * A cluster's entry with the flags laid over it, as client-go's getCluster does: `--certificate-authority` and
 * `--insecure-skip-tls-verify` each replace all that the entry says of trust, `--server` drops its tls-server-name.
 * undefined where nothing says which server.
 */
export function clusterSettings(entry: Entry | undefined, flags: ConnectionFlags): Result<ClusterSettings | undefined> {
  const fields = entry === undefined ? undefined : entryFields('cluster', entry);
  const serverText = flags.server || fields?.text('server');
  const execConfig = fields?.objects('extensions').find((item) => item.text('name') === EXEC_EXTENSION);
  const proxyText = fields?.text('proxy-url');
  const tlsServerName = fields?.text('tls-server-name');
  const disableCompression = fields?.flag('disable-compression') ?? false;
  const trust = trustOf(fields, flags);
  const wrong = fields?.problem();
  if (wrong !== undefined) return { ok: false, problem: wrong };
  if (serverText === undefined) return success(undefined);

  const server = parseServer(serverText);
  if (!server.ok) return server;
  const name = entry?.name ?? '';
  const proxyUrl = proxyText === undefined ? undefined : parseProxyUrl(proxyText, name);
  if (proxyUrl?.ok === false) return proxyUrl;
  const authority = authorityOf(trust, server.value, name);
  if (!authority.ok) return authority;
  const { username, password } = server.value;
  const basic = username === '' ? undefined : { username: decode(username), password: decode(password) };
  server.value.username = '';
  server.value.password = '';
  return success({
    server: server.value,
    basic,
    serverText,
    certificateAuthority: authority.value,
    tlsServerName: flags.tlsServerName || (flags.server ? undefined : tlsServerName),
    insecureSkipTlsVerify: trust.insecure,
    proxyUrl: proxyUrl?.value,
    disableCompression,
    execConfig: execConfig?.raw('extension'),
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface Trust {
  readonly insecure: boolean;
  readonly data: string | undefined;
  readonly path: string | undefined;
}

function trustOf(fields: EntryFields | undefined, flags: ConnectionFlags): Trust {
  if (flags.insecureSkipTlsVerify || flags.certificateAuthority) {
    const path = flags.certificateAuthority ? resolve(flags.certificateAuthority) : undefined;
    return { insecure: flags.insecureSkipTlsVerify ?? false, data: undefined, path };
  }
  return {
    insecure: fields?.flag('insecure-skip-tls-verify') ?? false,
    data: fields?.text('certificate-authority-data'),
    path: fields?.path('certificate-authority'),
  };
}

function authorityOf(trust: Trust, server: URL, name: string): Result<Buffer | undefined> {
  if (trust.data !== undefined && trust.path !== undefined) {
    return failure(
      `the cluster "${name}" has both certificate-authority and certificate-authority-data`,
      'Remove one of them from the kubeconfig.',
    );
  }
  const material = materialOf(trust.data, trust.path);
  if (material === undefined) return success(undefined);
  const what = name === '' ? 'the certificate authority' : `the certificate authority of the cluster "${name}"`;
  const bytes = readMaterial(material, what);
  // Without TLS there is nothing to check, but a file that is named has to be there, as for kubectl.
  if (!bytes.ok || server.protocol === 'http:') return bytes;
  if (trust.insecure) {
    return failure(
      'a certificate authority and insecure-skip-tls-verify exclude each other',
      'Leave one of them out: with a certificate authority the server is checked.',
    );
  }
  try {
    new X509Certificate(bytes.value);
  } catch {
    const where = material.kind === 'file' ? ` (${material.path})` : '';
    return failure(`${what}${where} holds no valid PEM certificate`, PEM_NEXT);
  }
  return bytes;
}

const PEM_NEXT = 'Give a PEM certificate, which begins with -----BEGIN CERTIFICATE-----.';
