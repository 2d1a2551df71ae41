import { join } from 'node:path';
import { type ManagedProcess, startProcess } from './process.ts';

/** What a controller manager is started with. */
export interface ControllerManagerSpec {
  readonly binary: string;
  readonly directory: string;
  readonly port: number;
  readonly kubeconfig: string;
  readonly extraFlags: readonly string[];
}

/**
 * Starts a controller manager with all controllers. Its user has to be able to read the ConfigMap
 * kube-system/extension-apiserver-authentication already: it exits otherwise.
 */
export function startControllerManager(spec: ControllerManagerSpec): ManagedProcess {
  const pki = (file: string): string => join(spec.directory, 'pki', file);
  return startProcess({
    name: 'kube-controller-manager',
    file: spec.binary,
    args: [
      `--kubeconfig=${spec.kubeconfig}`,
      `--authentication-kubeconfig=${spec.kubeconfig}`,
      `--authorization-kubeconfig=${spec.kubeconfig}`,
      `--service-account-private-key-file=${pki('service-accounts.key')}`,
      `--root-ca-file=${pki('ca.crt')}`,
      `--tls-cert-file=${pki('apiserver.crt')}`,
      `--tls-private-key-file=${pki('apiserver.key')}`,
      '--use-service-account-credentials',
      '--leader-elect=false',
      // With its usual limit of 20 requests a second it takes five seconds longer to start.
      '--kube-api-qps=500',
      '--kube-api-burst=1000',
      '--bind-address=127.0.0.1',
      `--secure-port=${spec.port}`,
      ...spec.extraFlags,
    ],
    logFile: join(spec.directory, 'kube-controller-manager.log'),
  });
}
