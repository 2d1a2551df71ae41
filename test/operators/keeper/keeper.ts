import type { DeployedProcess } from '../../control-plane/deployed-process.ts';
import { buildGo } from '../../control-plane/go-build.ts';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { freePort } from '../../control-plane/ports.ts';
import { runAsDeployment } from '../../control-plane/run-as-deployment.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { controls, type Keeper } from './controls.ts';
import { definitionOf, pathOfCustom } from './custom-type.ts';
import { type KeeperSpec, keeperFlags, leaseOf } from './flags.ts';
import { OBJECT_VERBS, permissionsOf } from './permissions.ts';

/** The port of its pod that serves metrics; a port-forward reaches it. */
const METRICS_POD_PORT = 8080;

/**
 * Installs the type's definition and starts a keeper for it, in a namespace that exists; resolves when it leads. Any
 * number can run on a control plane, which has to run kwok. The first start on a machine builds it.
 */
export async function startKeeper(plane: ControlPlaneHandle, spec: KeeperSpec): Promise<Keeper> {
  const program = await buildGo(import.meta.dirname, '.', 'keeper');
  await plane.apply([...permissionsOf(spec, OBJECT_VERBS), definitionOf(spec.serves)]);
  const all = pathOfCustom(spec.serves, undefined);
  await waitFor(`${all} to be served`, async () => (await plane.request(`${all}?limit=1`)).status === 200);
  const metricsPort = await freePort();
  const flags = keeperFlags(spec);
  const deployed = await runAsDeployment(plane, {
    namespace: spec.namespace,
    name: spec.name,
    serviceAccount: spec.name,
    image: spec.image ?? `example.com/${spec.name}:v1.0.0`,
    labels: spec.labels ?? { 'control-plane': 'controller-manager' },
    ...(spec.annotations === undefined ? {} : { annotations: spec.annotations }),
    ...(spec.nodeSelector === undefined ? {} : { nodeSelector: spec.nodeSelector }),
    strategy: 'Recreate',
    ...(spec.watchNamespaces === undefined ? {} : { env: { WATCH_NAMESPACE: spec.watchNamespaces.join(',') } }),
    args: [`--metrics-bind-address=:${METRICS_POD_PORT}`, ...flags],
    command: [program, `--metrics-bind-address=127.0.0.1:${metricsPort}`, ...flags],
    ports: [{ name: 'metrics', podPort: METRICS_POD_PORT, localPort: metricsPort }],
  });
  const keeper = controls(plane, spec, deployed, metricsPort);
  try {
    await untilLeading(plane, spec, deployed);
    return keeper;
  } catch (error) {
    const log = deployed.process.log();
    await deployed.stop();
    throw new Error(`the keeper ${spec.name} did not start: ${String(error)}\n${log}`, { cause: error });
  }
}

async function untilLeading(plane: ControlPlaneHandle, spec: KeeperSpec, deployed: DeployedProcess): Promise<void> {
  const lease = `/apis/coordination.k8s.io/v1/namespaces/${spec.namespace}/leases/${leaseOf(spec)}`;
  await waitFor(`${spec.name} to lead`, async () => {
    if (!deployed.process.running) return true;
    const { spec: held } = (await plane.request(lease)).json() as { spec?: { holderIdentity?: string } };
    return held?.holderIdentity?.startsWith(deployed.pod) ?? false;
  });
  if (!deployed.process.running) throw new Error('it has ended');
}
