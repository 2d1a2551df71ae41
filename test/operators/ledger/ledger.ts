import { readFileSync } from 'node:fs';
import type { DeployedProcess } from '../../control-plane/deployed-process.ts';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { buildMaven } from '../../control-plane/maven-build.ts';
import { freePort } from '../../control-plane/ports.ts';
import { runAsDeployment } from '../../control-plane/run-as-deployment.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { definitionOf, pathOfCustom } from '../keeper/custom-type.ts';
import { OBJECT_VERBS, permissionsOf } from '../keeper/permissions.ts';
import { ACCOUNTS } from './accounts.ts';

/** The port of its pod that serves metrics; a port-forward reaches it. */
export const METRICS_POD_PORT = 8080;

/** Which of the SDK's metrics it has: `none` leaves a page without anything of the SDK's. */
export type LedgerMetrics = 'v1' | 'v1-per-resource' | 'v2' | 'none';

/** How to start a ledger. */
export interface LedgerOptions {
  /** Of its Deployment and ServiceAccount; made where it is missing. `bank-system` where absent. */
  readonly namespace?: string;
  /** Of its Deployment and ServiceAccount; `ledger` where absent. */
  readonly name?: string;
  /** `v2` where absent. */
  readonly metrics?: LedgerMetrics;
  /** Whether process_start_time_seconds is on the page; true where absent. */
  readonly uptimeMetrics?: boolean;
  /** Threads of the executor that its controllers share; 50, as the SDK has it, where absent. */
  readonly threads?: number;
  /** The namespaces whose accounts it watches; all where absent. */
  readonly watchNamespaces?: readonly string[];
  /** Whether its Deployment says which namespaces it watches, as flags do; true where absent. A ConfigMap would not. */
  readonly showsNamespaces?: boolean;
  /** The Lease in its namespace by which its replicas choose a leader; none where absent. */
  readonly lease?: { readonly name: string; readonly seconds: number };
  /** False: an account is given up after its first failure; as the SDK has it, five retries in 18 s, where absent. */
  readonly retry?: boolean;
  /** Whether someone else leads: it is not waited for to do so itself. */
  readonly standby?: boolean;
}

/** A ledger that this process runs. */
export interface Ledger {
  readonly namespace: string;
  readonly name: string;
  /** The process that its Deployment stands for: its pod now, its end, kill, restart. */
  readonly deployed: DeployedProcess;
  /** Port of 127.0.0.1 with the metrics, which the pod shows as METRICS_POD_PORT. */
  readonly metricsPort: number;
  /** Its metrics now: Prometheus text, or what is accepted. */
  metrics(accept?: string): Promise<string>;
  /** Ends the process; the cluster keeps its objects. */
  stop(): Promise<void>;
}

/** Settings of a small and quickly started JVM. */
const JVM = ['-Xmx128m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'];

/**
 * Installs the definition of accounts and starts an operator for them, made with the Java Operator SDK; resolves when
 * it reconciles. Any number can run on a control plane, which has to run kwok; they had better watch different
 * namespaces. The first start on a machine builds it: Maven and a JDK (17) are needed.
 */
export async function startLedger(plane: ControlPlaneHandle, options: LedgerOptions = {}): Promise<Ledger> {
  const { namespace = 'bank-system', name = 'ledger' } = options;
  const jars = await buildMaven(import.meta.dirname, 'ledger');
  await plane.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ...permissionsOf({ namespace, name, serves: ACCOUNTS }, OBJECT_VERBS),
    definitionOf(ACCOUNTS),
  ]);
  const all = pathOfCustom(ACCOUNTS, undefined);
  await waitFor(`${all} to be served`, async () => (await plane.request(`${all}?limit=1`)).status === 200);
  const metricsPort = await freePort();
  const flags = flagsOf(options);
  const deployed = await runAsDeployment(plane, {
    namespace,
    name,
    serviceAccount: name,
    container: 'operator',
    image: 'example.com/ledger:v0.1.0',
    args: [
      `--metrics-address=0.0.0.0:${METRICS_POD_PORT}`,
      ...flags.filter((flag) => options.showsNamespaces !== false || !flag.startsWith('--namespaces=')),
    ],
    command: [
      'java',
      ...JVM,
      '-cp',
      `${jars}/*`,
      'com.example.bank.Ledger',
      `--metrics-address=127.0.0.1:${metricsPort}`,
      ...flags,
    ],
    ports: [{ name: 'metrics', podPort: METRICS_POD_PORT, localPort: metricsPort }],
  });
  const metrics = async (accept = 'text/plain'): Promise<string> =>
    (await fetch(`http://127.0.0.1:${metricsPort}/metrics`, { headers: { accept } })).text();
  // With a Lease, controllers start to watch at once, and to reconcile when the replica leads.
  const sign =
    options.lease === undefined || options.standby === true ? 'controller started' : 'Started event processing';
  // Not in its last lines alone: the trace of an account that fails at once can come right behind it.
  const isUp = (): boolean => readFileSync(deployed.logFile, 'utf8').includes(sign);
  try {
    await waitFor(`${name} to start`, () => !deployed.process.running || isUp());
    if (!deployed.process.running) throw new Error('it has ended');
  } catch (error) {
    const log = deployed.process.log();
    await deployed.stop();
    throw new Error(`the ledger did not start: ${String(error)}\n${log}`, { cause: error });
  }
  return { namespace, name, deployed, metricsPort, metrics, stop: () => deployed.stop() };
}

function flagsOf(options: LedgerOptions): string[] {
  const { metrics = 'v2', uptimeMetrics = true, retry = true, threads, watchNamespaces, lease } = options;
  return [
    `--metrics=${metrics}`,
    ...(uptimeMetrics ? [] : ['--uptime-metrics=false']),
    ...(retry ? [] : ['--retry=false']),
    ...(threads === undefined ? [] : [`--threads=${threads}`]),
    ...(watchNamespaces === undefined ? [] : [`--namespaces=${watchNamespaces.join(',')}`]),
    ...(lease === undefined ? [] : [`--leader-election=${lease.name}`, `--lease-seconds=${lease.seconds}`]),
  ];
}
