import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Apply, applier } from './apply.ts';
import type { Coordinates } from './coordinates.ts';
import { type EtcdStore, etcdStore } from './etcd.ts';
import { loadAuthority } from './pki.ts';
import { type Requester, requester } from './request.ts';
import { type CommandResult, run } from './run.ts';
import { createUsers, type Users } from './users.ts';

/** Options of one kubectl call. */
interface KubectlOptions {
  readonly stdin?: string;
  /** Path of a kubeconfig; the administrator's unless told otherwise. */
  readonly kubeconfig?: string;
}

/** A running control plane, as tests use it; works in any process that knows its coordinates. */
export interface ControlPlaneHandle extends Users {
  readonly coordinates: Coordinates;
  readonly server: string;
  readonly adminKubeconfig: string;
  /** Raw requests as the administrator (group system:masters). */
  readonly request: Requester;
  readonly etcd: EtcdStore;
  kubectl(args: readonly string[], options?: KubectlOptions): Promise<CommandResult>;
  /** Server-side apply of YAML text or of objects; throws with the server's words where it fails. */
  readonly apply: Apply;
  /** Server-side apply of a YAML file. */
  applyFile(path: string): Promise<void>;
  /** Ends this process's connections to it; the control plane goes on. */
  disconnect(): void;
}

/** Takes hold of a running control plane. */
export function connect(coordinates: Coordinates): ControlPlaneHandle {
  const pki = join(coordinates.directory, 'pki');
  const authority = loadAuthority(pki, 'ca');
  const pair = {
    certificate: readFileSync(join(pki, 'admin.crt'), 'utf8'),
    key: readFileSync(join(pki, 'admin.key'), 'utf8'),
  };
  const request = requester(coordinates.server, authority.certificate, pair);
  const kubectl = (args: readonly string[], options: KubectlOptions = {}): Promise<CommandResult> =>
    run(coordinates.binaries.kubectl, args, {
      env: {
        ...process.env,
        KUBECONFIG: options.kubeconfig ?? coordinates.adminKubeconfig,
        KUBECACHEDIR: join(coordinates.directory, 'kubectl-cache'),
      },
      ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
      timeout: 60_000,
    });
  const users = createUsers({
    server: coordinates.server,
    authority,
    request,
    directory: mkdtempSync(join(coordinates.directory, 'users-')),
  });
  const apply = applier(request);
  return {
    ...users,
    coordinates,
    server: coordinates.server,
    adminKubeconfig: coordinates.adminKubeconfig,
    request,
    etcd: etcdStore(coordinates.etcdEndpoint),
    kubectl,
    apply,
    applyFile: (path) => apply(readFileSync(path, 'utf8')),
    disconnect: () => request.close(),
  };
}
