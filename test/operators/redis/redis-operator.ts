import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { buildGo } from '../../control-plane/go-build.ts';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { FAKE_NODE } from '../../control-plane/kwok.ts';
import { createAuthority, type KeyPair, writeKeyPair } from '../../control-plane/pki.ts';
import { freePorts } from '../../control-plane/ports.ts';
import { type DeployedProcess, runAsDeployment } from '../../control-plane/run-as-deployment.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { installDefinitions } from './definitions.ts';
import { applySamples } from './samples.ts';
import { FAILURE_CONFIG, type FailureSwitches, failureSwitches, OPERATOR_NAMESPACE } from './switches.ts';

/** Name of the Lease in the operator's namespace. */
export const LEASE = 'redis-operator.cache.example.com';

/** The port of the operator's pod that serves its metrics; a port-forward reaches it. */
export const METRICS_POD_PORT = 8080;

const ATTEMPTS = 4;
const START_MILLISECONDS = 60_000;

/** How to start the operator. */
export interface RedisOperatorOptions {
  /** More flags of the operator (options.go), which win over the usual ones. */
  readonly flags?: readonly string[];
}

/** All that another process needs to use a running operator; plain data. */
export interface RedisOperatorCoordinates {
  readonly namespace: string;
  /** The pod of the Deployment `redis-operator`, when the operator was started. */
  readonly pod: string;
  /** Port of 127.0.0.1 with the metrics, which the pod shows as METRICS_POD_PORT. */
  readonly metricsPort: number;
  /** The pod's log as CRI lines. */
  readonly logFile: string;
}

/** A running operator, as any test file may use it. */
export interface RedisOperator extends FailureSwitches {
  readonly coordinates: RedisOperatorCoordinates;
  /** Applies samples/shop.yaml; resolves when its RedisCluster and its RedisBackup are Ready. */
  applySamples(): Promise<void>;
  /** The metrics now, as Prometheus text. */
  metrics(): Promise<string>;
}

/** An operator that this process runs. */
export interface RunningRedisOperator extends RedisOperator {
  /** The process that the Deployment stands for: its pod now, its end, kill. */
  readonly deployed: DeployedProcess;
  /** Starts the process anew; resolves when its webhook answers. It leads when the Lease of a killed one has expired. */
  restart(): Promise<void>;
  /** Ends the process; the cluster keeps its objects, definitions and custom resources. */
  stop(): Promise<void>;
}

/** Takes hold of an operator that runs elsewhere. */
export function connectRedisOperator(plane: ControlPlaneHandle, coordinates: RedisOperatorCoordinates): RedisOperator {
  return {
    ...failureSwitches(plane),
    coordinates,
    applySamples: () => applySamples(plane),
    metrics: async () => (await fetch(`http://127.0.0.1:${coordinates.metricsPort}/metrics`)).text(),
  };
}

/**
 * Installs the definitions and starts the operator as the Deployment redis-system/redis-operator; resolves when it
 * converts and leads. There can be one on a control plane, which has to run kwok. The first start on a machine builds it.
 */
export async function startRedisOperator(
  plane: ControlPlaneHandle,
  options: RedisOperatorOptions = {},
): Promise<RunningRedisOperator> {
  const program = await buildGo(import.meta.dirname, '.', 'redis-operator');
  const authority = await createAuthority('redis-operator-webhook');
  const certificate = await authority.issue({ commonName: 'redis-operator-webhook', addresses: ['127.0.0.1'] });
  for (let attempt = 1; ; attempt++) {
    const [metricsPort = 0, probePort = 0, webhookPort = 0] = await freePorts(3);
    await installDefinitions(plane, { port: webhookPort, certificateAuthority: authority.certificate });
    await plane.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: FAILURE_CONFIG, namespace: OPERATOR_NAMESPACE },
    });
    const ports = { metricsPort, probePort, webhookPort };
    const deployed = await deploy(plane, program, { ports, certificate, flags: options.flags ?? [] });
    try {
      await converting(deployed, probePort);
      const leads = async (): Promise<boolean> => (await holder(plane))?.startsWith(deployed.pod) ?? false;
      await waitFor('the operator to lead', leads, { timeout: START_MILLISECONDS });
      return running(plane, deployed, ports);
    } catch (error) {
      const log = deployed.process.log();
      await deployed.stop();
      if (log.includes('address already in use') && attempt < ATTEMPTS) continue;
      throw new Error(`the Redis operator did not start: ${String(error)}\n${log}`, { cause: error });
    }
  }
}

interface Ports {
  readonly metricsPort: number;
  readonly probePort: number;
  readonly webhookPort: number;
}

function deploy(
  plane: ControlPlaneHandle,
  program: string,
  { ports, certificate, flags }: { ports: Ports; certificate: KeyPair; flags: readonly string[] },
): Promise<DeployedProcess> {
  const certificates = mkdtempSync(join(plane.coordinates.directory, 'redis-operator-'));
  writeKeyPair(certificates, 'tls', certificate);
  return runAsDeployment(plane, {
    namespace: OPERATOR_NAMESPACE,
    name: 'redis-operator',
    serviceAccount: 'redis-operator',
    image: 'example.com/redis-operator:v0.1.0',
    labels: { 'control-plane': 'controller-manager' },
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
      { name: 'metrics', podPort: METRICS_POD_PORT, localPort: ports.metricsPort },
      { name: 'probes', podPort: 8081, localPort: ports.probePort },
      { name: 'webhook', podPort: 9443, localPort: ports.webhookPort },
    ],
  });
}

/** Resolves when the operator's webhook answers; fails at once where the operator has ended. */
async function converting(deployed: DeployedProcess, probePort: number): Promise<void> {
  const readyOrGone = async (): Promise<boolean> =>
    !deployed.process.running || (await fetch(`http://127.0.0.1:${probePort}/readyz`)).ok;
  await waitFor('the operator to be ready', readyOrGone, { timeout: START_MILLISECONDS });
  if (!deployed.process.running) throw new Error('the operator has ended');
}

/** Who holds the Lease, which may be someone who has died; undefined where nobody does. */
export async function holder(plane: ControlPlaneHandle): Promise<string | undefined> {
  const path = `/apis/coordination.k8s.io/v1/namespaces/${OPERATOR_NAMESPACE}/leases/${LEASE}`;
  const lease = (await plane.request(path)).json() as { spec?: { holderIdentity?: string } };
  return lease.spec?.holderIdentity;
}

function running(plane: ControlPlaneHandle, deployed: DeployedProcess, ports: Ports): RunningRedisOperator {
  const coordinates = {
    namespace: OPERATOR_NAMESPACE,
    pod: deployed.pod,
    metricsPort: ports.metricsPort,
    logFile: deployed.logFile,
  };
  return {
    ...connectRedisOperator(plane, coordinates),
    deployed,
    async restart() {
      await deployed.restart();
      await converting(deployed, ports.probePort);
    },
    stop: () => deployed.stop(),
  };
}
