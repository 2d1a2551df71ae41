import { join } from 'node:path';
import { type ManagedProcess, startProcess } from './process.ts';

/** What an API server is started with. */
export interface ApiServerSpec {
  readonly binary: string;
  readonly directory: string;
  readonly port: number;
  readonly etcdEndpoint: string;
  readonly storageMediaType: string;
  readonly extraFlags: readonly string[];
}

/** Starts an API server; certificates are in `pki` of the folder. It listens on 127.0.0.1 only. */
export function startApiServer(spec: ApiServerSpec): ManagedProcess {
  const pki = (file: string): string => join(spec.directory, 'pki', file);
  return startProcess({
    name: 'kube-apiserver',
    file: spec.binary,
    args: [
      `--etcd-servers=${spec.etcdEndpoint}`,
      `--secure-port=${spec.port}`,
      '--bind-address=127.0.0.1',
      `--tls-cert-file=${pki('apiserver.crt')}`,
      `--tls-private-key-file=${pki('apiserver.key')}`,
      `--client-ca-file=${pki('ca.crt')}`,
      `--service-account-key-file=${pki('service-accounts.key')}`,
      `--service-account-signing-key-file=${pki('service-accounts.key')}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      '--service-cluster-ip-range=10.0.0.0/24',
      '--authorization-mode=RBAC',
      `--requestheader-client-ca-file=${pki('ca.crt')}`,
      '--requestheader-allowed-names=front-proxy',
      '--requestheader-username-headers=X-Remote-User',
      '--requestheader-group-headers=X-Remote-Group',
      '--requestheader-extra-headers-prefix=X-Remote-Extra-',
      `--proxy-client-cert-file=${pki('front-proxy.crt')}`,
      `--proxy-client-key-file=${pki('front-proxy.key')}`,
      `--kubelet-client-certificate=${pki('kubelet-client.crt')}`,
      `--kubelet-client-key=${pki('kubelet-client.key')}`,
      '--kubelet-preferred-address-types=InternalIP',
      // Pods would otherwise wait for the token controller to make their ServiceAccount.
      '--disable-admission-plugins=ServiceAccount',
      // Calls to a Service without endpoints then fail as they do in a real cluster.
      '--enable-aggregator-routing',
      '--allow-privileged',
      `--storage-media-type=${spec.storageMediaType}`,
      ...spec.extraFlags,
    ],
    logFile: join(spec.directory, 'kube-apiserver.log'),
  });
}
