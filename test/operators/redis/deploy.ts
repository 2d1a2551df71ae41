import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { DeployedProcess } from '../../control-plane/deployed-process.ts';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { FAKE_NODE } from '../../control-plane/kwok.ts';
import { type KeyPair, writeKeyPair } from '../../control-plane/pki.ts';
import { freePorts } from '../../control-plane/ports.ts';
import { type Replica, runReplicas } from '../../control-plane/run-as-deployment.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { FAILURE_CONFIG, OPERATOR_NAMESPACE } from './switches.ts';

/** Name of the Lease in the operator's namespace. */
export const LEASE = 'redis-operator.cache.example.com';

/** The port of the operator's pod that serves its metrics; a port-forward reaches it. */
export const METRICS_POD_PORT = 8080;

/** The port where the operator serves its metrics by TLS (--metrics-secure), as kubebuilder's scaffold has it. */
export const SECURE_METRICS_POD_PORT = 8443;

/** Ports of 127.0.0.1 that an operator listens on. */
export interface Ports {
  readonly metricsPort: number;
  readonly probePort: number;
  readonly webhookPort: number;
}

/** Ports that were free a moment ago. */
export async function operatorPorts(): Promise<Ports> {
  const [metricsPort = 0, probePort = 0, webhookPort = 0] = await freePorts(3);
  return { metricsPort, probePort, webhookPort };
}

/** How to deploy the operator. */
interface Deployment {
  /** Of each replica. */
  readonly replicas: readonly Ports[];
  readonly certificate: KeyPair;
  readonly flags: readonly string[];
  /** What the container shows as its arguments. */
  readonly args: readonly string[];
}

/** Starts the processes as the Deployment redis-system/redis-operator. */
export function deploy(
  plane: ControlPlaneHandle,
  program: string,
  { replicas, certificate, flags, args }: Deployment,
): Promise<DeployedProcess[]> {
  const certificates = mkdtempSync(join(plane.coordinates.directory, 'redis-operator-'));
  writeKeyPair(certificates, 'tls', certificate);
  const secure = flags.includes('--metrics-secure');
  const replica = (ports: Ports): Replica => ({
    command: [
      program,
      `--metrics-bind-address=127.0.0.1:${ports.metricsPort}`,
      `--health-probe-bind-address=127.0.0.1:${ports.probePort}`,
      '--webhook-host=127.0.0.1',
      `--webhook-port=${ports.webhookPort}`,
      `--webhook-cert-dir=${certificates}`,
      '--leader-elect',
      `--node-name=${FAKE_NODE}`,
      `--failure-config=${FAILURE_CONFIG}`,
      ...flags,
    ],
    ports: [
      secure
        ? { name: 'https', podPort: SECURE_METRICS_POD_PORT, localPort: ports.metricsPort }
        : { name: 'metrics', podPort: METRICS_POD_PORT, localPort: ports.metricsPort },
      { name: 'probes', podPort: 8081, localPort: ports.probePort },
      { name: 'webhook', podPort: 9443, localPort: ports.webhookPort },
    ],
  });
  const spec = {
    namespace: OPERATOR_NAMESPACE,
    name: 'redis-operator',
    serviceAccount: 'redis-operator',
    image: 'example.com/redis-operator:v0.1.0',
    labels: { 'control-plane': 'controller-manager' },
    args,
  };
  const [first] = replicas;
  const declared = first === undefined ? [] : (replica(first).ports ?? []);
  return runReplicas(plane, { ...spec, ports: declared }, replicas.map(replica));
}

/** Resolves when the operator's webhook answers; fails at once where the operator has ended. */
export function untilConverting(deployed: DeployedProcess, ports: Ports): Promise<void> {
  const ready = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${ports.probePort}/readyz`)).ok;
  return untilItDoes('be ready', deployed, ready);
}

/** Resolves to the index of the replica whose pod holds the Lease; fails at once where one of them has ended. */
export async function untilOneLeads(plane: ControlPlaneHandle, replicas: readonly DeployedProcess[]): Promise<number> {
  const leader = async (): Promise<number> => {
    const held = await holder(plane);
    return replicas.findIndex(({ pod }) => held?.startsWith(pod));
  };
  await Promise.all(replicas.map((replica) => untilItDoes('lead', replica, async () => (await leader()) >= 0)));
  return leader();
}

async function untilItDoes(what: string, deployed: DeployedProcess, probe: () => Promise<boolean>): Promise<void> {
  const probeOrEnd = async (): Promise<boolean> => !deployed.process.running || (await probe());
  await waitFor(`the operator to ${what}`, probeOrEnd);
  if (!deployed.process.running) throw new Error('the operator has ended');
}

/** Who holds the Lease, which may be someone who has died; undefined where nobody does. */
export async function holder(plane: ControlPlaneHandle): Promise<string | undefined> {
  const path = `/apis/coordination.k8s.io/v1/namespaces/${OPERATOR_NAMESPACE}/leases/${LEASE}`;
  const lease = (await plane.request(path)).json() as { spec?: { holderIdentity?: string } };
  return lease.spec?.holderIdentity;
}
