import type { DeployedProcess } from '../../control-plane/deployed-process.ts';
import { buildGo } from '../../control-plane/go-build.ts';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { createAuthority } from '../../control-plane/pki.ts';
import { installDefinitions } from './definitions.ts';
import { deploy, operatorPorts, type Ports, untilConverting, untilOneLeads } from './deploy.ts';
import { applySamples } from './samples.ts';
import { FAILURE_CONFIG, type FailureSwitches, failureSwitches, OPERATOR_NAMESPACE } from './switches.ts';

const ATTEMPTS = 4;

/** On a busy machine a leader can take longer than controller-runtime's defaults to renew its Lease, and would end. */
const LEASE = ['--lease-duration=30s', '--renew-deadline=20s'];

/** How to start the operator. */
export interface RedisOperatorOptions {
  /** More flags of the operator (options.go), which win over the usual ones: those have a Lease of 30 s. */
  readonly flags?: readonly string[];
  /** What the pods show as the operator's arguments, which are those of a real cluster; none where absent. */
  readonly args?: readonly string[];
  /** Whether a second replica stands by. */
  readonly standby?: boolean;
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
  /** The process that leads: its pod now, its end, kill. */
  readonly deployed: DeployedProcess;
  /** The replica that stands by, where there is one: it leads when the first is gone. */
  readonly standby: DeployedProcess | undefined;
  /** Starts the process anew; resolves when its webhook answers. It leads when the Lease of a killed one has expired. */
  restart(): Promise<void>;
  /** Ends all processes; the cluster keeps its objects, definitions and custom resources. */
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
    const ports = await operatorPorts();
    await installDefinitions(plane, { port: ports.webhookPort, certificateAuthority: authority.certificate });
    await plane.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: FAILURE_CONFIG, namespace: OPERATOR_NAMESPACE },
    });
    const replicas = options.standby === true ? [ports, await operatorPorts()] : [ports];
    const { flags = [], args = [] } = options;
    const processes = await deploy(plane, program, { replicas, certificate, flags: [...LEASE, ...flags], args });
    try {
      await Promise.all(replicas.map((own, index) => untilConverting(at(processes, index), own)));
      const leader = await untilOneLeads(plane, processes);
      return running(plane, [at(processes, leader), processes[1 - leader]], at(replicas, leader));
    } catch (error) {
      const log = processes.map(({ process }) => process.log()).join('');
      for (const { pod, stop } of processes) {
        await stop();
        // The next attempt's pods have not died.
        await plane.request(`/api/v1/namespaces/${OPERATOR_NAMESPACE}/pods/${pod}`, { method: 'DELETE' });
      }
      if (log.includes('address already in use') && attempt < ATTEMPTS) continue;
      throw new Error(`the Redis operator did not start: ${String(error)}\n${log}`, { cause: error });
    }
  }
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`there is no replica ${index}`);
  return item;
}

function running(
  plane: ControlPlaneHandle,
  [deployed, standby]: readonly [DeployedProcess, DeployedProcess | undefined],
  ports: Ports,
): RunningRedisOperator {
  const coordinates = {
    namespace: OPERATOR_NAMESPACE,
    pod: deployed.pod,
    metricsPort: ports.metricsPort,
    logFile: deployed.logFile,
  };
  return {
    ...connectRedisOperator(plane, coordinates),
    deployed,
    standby,
    async restart() {
      await deployed.restart();
      await untilConverting(deployed, ports);
    },
    stop: async () => {
      await Promise.all([deployed.stop(), standby?.stop()]);
    },
  };
}
