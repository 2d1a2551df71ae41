import { join } from 'node:path';
import type { ControlPlaneHandle } from './handle.ts';
import { stages } from './kwok-stages.ts';
import { freePort } from './ports.ts';
import { type ManagedProcess, startProcess } from './process.ts';
import { waitFor } from './wait.ts';

/** The fake node that exists wherever kwok runs. */
export const FAKE_NODE = 'fake-node';

/** The label of nodes that kwok looks after: it lets go of those that lose it, which annotations would not do. */
export const MANAGED_LABEL = 'kwok.x-k8s.io/node';

/** How to start kwok. */
interface KwokOptions {
  /** How long the Leases of its nodes are valid, which it renews four times in that time; 40 unless told otherwise. */
  readonly nodeLeaseSeconds?: number;
}

const ATTEMPTS = 4;
const KINDS = 'Stage,Logs,ClusterLogs,PortForward,ClusterPortForward,Exec';

/**
 * Starts kwok on a control plane and makes the node `fake-node`: a pod with `spec.nodeName: fake-node` becomes Ready
 * without a container. Stop it before the control plane.
 */
export async function startKwok(plane: ControlPlaneHandle, options: KwokOptions = {}): Promise<ManagedProcess> {
  const manifests = plane.coordinates.binaries.kwokManifests;
  await plane.applyFile(join(manifests, 'crds.yaml'));
  const served = async (): Promise<boolean> =>
    (await plane.request('/apis/kwok.x-k8s.io/v1alpha1/stages')).status === 200;
  await waitFor('kwok custom resource definitions to be served', served);
  await plane.apply(stages(manifests));
  for (let attempt = 1; ; attempt++) {
    const child = await launch(plane, options.nodeLeaseSeconds ?? 40);
    try {
      await fakeNode(plane, FAKE_NODE, child);
      return child;
    } catch (error) {
      const log = child.log();
      await child.stop();
      if (!log.includes('address already in use') || attempt >= ATTEMPTS) {
        throw new Error(`kwok did not start: ${String(error)}\n${log}`, { cause: error });
      }
    }
  }
}

async function launch(plane: ControlPlaneHandle, nodeLeaseSeconds: number): Promise<ManagedProcess> {
  const { directory, binaries, adminKubeconfig } = plane.coordinates;
  const port = await freePort();
  return startProcess({
    name: 'kwok',
    file: binaries.kwok,
    args: [
      `--kubeconfig=${adminKubeconfig}`,
      '--manage-all-nodes=false',
      `--manage-nodes-with-label-selector=${MANAGED_LABEL}=fake`,
      '--node-ip=127.0.0.1',
      `--node-port=${port}`,
      `--server-address=127.0.0.1:${port}`,
      `--tls-cert-file=${join(directory, 'pki', 'apiserver.crt')}`,
      `--tls-private-key-file=${join(directory, 'pki', 'apiserver.key')}`,
      `--enable-crds=${KINDS}`,
      `--node-lease-duration-seconds=${nodeLeaseSeconds}`,
    ],
    // kwok looks for a configuration of its own in the home folder.
    env: { ...process.env, HOME: directory },
    cwd: directory,
    logFile: join(directory, 'kwok.log'),
  });
}

/** Makes a fake node; resolves when it is Ready. */
export async function fakeNode(plane: ControlPlaneHandle, name: string, kwok?: ManagedProcess): Promise<void> {
  const path = `/api/v1/nodes/${name}`;
  const metadata = { name, labels: { [MANAGED_LABEL]: 'fake', 'kubernetes.io/hostname': name } };
  const body = { apiVersion: 'v1', kind: 'Node', metadata };
  const answer = await plane.request('/api/v1/nodes', { method: 'POST', body });
  if (answer.status !== 201 && answer.status !== 409) throw new Error(`node ${name}: ${answer.text}`);
  let dead = false;
  await waitFor(`node ${name} to be Ready`, async () => {
    dead = kwok !== undefined && !kwok.running;
    return dead || (await plane.request(path)).text.includes('"type":"Ready"');
  });
  if (dead) throw new Error('kwok ended');
}
