import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubeconfig } from './kubeconfig.ts';
import { type Authority, createAuthority, createSigningKey, type KeyPair, writeKeyPair } from './pki.ts';

/** What a control plane's own programs identify themselves with. */
export interface Credentials {
  readonly authority: Authority;
  readonly admin: KeyPair;
  readonly controllerManager: KeyPair;
}

/** Makes an authority and all certificates, written to `pki`, and the kubeconfigs of the programs. */
export async function writeCredentials(directory: string, server: string): Promise<Credentials> {
  const pki = join(directory, 'pki');
  mkdirSync(pki);
  const authority = await createAuthority();
  const [apiServer, admin, controllerManager, frontProxy, kubelet] = await Promise.all([
    authority.issue({
      commonName: 'kube-apiserver',
      dnsNames: ['localhost', 'kubernetes.default.svc'],
      addresses: ['127.0.0.1', '10.0.0.1'],
    }),
    authority.issue({ commonName: 'admin', organizations: ['system:masters'] }),
    authority.issue({ commonName: 'system:kube-controller-manager' }),
    authority.issue({ commonName: 'front-proxy' }),
    authority.issue({ commonName: 'kube-apiserver-kubelet-client', organizations: ['system:masters'] }),
  ]);
  writeKeyPair(pki, 'ca', authority);
  writeKeyPair(pki, 'apiserver', apiServer);
  writeKeyPair(pki, 'admin', admin);
  writeKeyPair(pki, 'front-proxy', frontProxy);
  writeKeyPair(pki, 'kubelet-client', kubelet);
  writeFileSync(join(pki, 'service-accounts.key'), createSigningKey(), { mode: 0o600 });
  for (const [name, pair] of Object.entries({ admin, 'kube-controller-manager': controllerManager })) {
    const user = { clientCertificate: pair.certificate, clientKey: pair.key };
    const text = kubeconfig({ server, certificateAuthority: authority.certificate, user });
    writeFileSync(join(directory, `${name}.kubeconfig`), text, { mode: 0o600 });
  }
  return { authority, admin, controllerManager };
}
