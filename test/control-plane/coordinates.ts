import type { Binaries } from './binaries.ts';

/** All that another process needs to use a running control plane; plain data. */
export interface Coordinates {
  /** Temporary folder with certificates, kubeconfigs and logs. */
  readonly directory: string;
  readonly server: string;
  readonly etcdEndpoint: string;
  readonly adminKubeconfig: string;
  readonly binaries: Binaries;
}
