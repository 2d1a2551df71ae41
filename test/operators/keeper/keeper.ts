import { buildGo } from '../../control-plane/go-build.ts';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { freePort } from '../../control-plane/ports.ts';
import { type DeployedProcess, runAsDeployment } from '../../control-plane/run-as-deployment.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { definitionOf, pathOfCustom } from './custom-type.ts';
import { type KeeperSpec, keeperFlags, leaseOf } from './flags.ts';
import { OBJECT_VERBS, type ObjectVerb, permissionsOf } from './permissions.ts';

/** Ways in which a keeper fails, described in options.go. */
export type FailureMode = 'error' | 'refuse' | 'hang' | 'crash';

/** A keeper that this process runs. */
export interface Keeper {
  readonly spec: KeeperSpec;
  /** The process that its Deployment stands for: its pod now, its end, kill, restart with more flags. */
  readonly deployed: DeployedProcess;
  /** Resolves when the finalizer is on an object. */
  untilAdopted(namespace: string | undefined, name: string): Promise<void>;
  /** One object is reconciled in that way from now on; undefined ends it. */
  fail(namespace: string | undefined, name: string, mode: FailureMode | undefined): Promise<void>;
  /** Scales its Deployment as people do; resolves when the process has ended, or runs in the new pod. */
  scale(replicas: 0 | 1): Promise<void>;
  /** Fails at every start with that code and an error in its log; resolves when the pod is in CrashLoopBackOff. */
  crashLoop(exitCode?: number): Promise<void>;
  /**
   * Its pod is gone without a word, as when a node dies: the Lease goes on naming it. Resolves when the process in the
   * next pod runs, which does not lead before the Lease has expired.
   */
  losePod(): Promise<void>;
  /** Resolves when its Lease was last renewed more than so many seconds ago. */
  untilLeaseIsOld(seconds: number): Promise<void>;
  /** What it may do to its objects from now on. */
  allow(verbs: readonly ObjectVerb[]): Promise<void>;
  /** Deletes its Deployment, ServiceAccount and roles; definitions, objects and the Lease stay. */
  uninstall(): Promise<void>;
  /** Ends the process; the cluster keeps its objects. */
  stop(): Promise<void>;
}

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
    strategy: 'Recreate',
    ...(spec.watchNamespaces === undefined ? {} : { env: { WATCH_NAMESPACE: spec.watchNamespaces.join(',') } }),
    args: [`--metrics-bind-address=:${METRICS_POD_PORT}`, ...flags],
    command: [program, `--metrics-bind-address=127.0.0.1:${metricsPort}`, ...flags],
    ports: [{ name: 'metrics', podPort: METRICS_POD_PORT, localPort: metricsPort }],
  });
  const keeper = running(plane, spec, deployed);
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

function running(plane: ControlPlaneHandle, spec: KeeperSpec, deployed: DeployedProcess): Keeper {
  const ok = async (args: readonly string[]): Promise<void> => {
    const result = await plane.kubectl(args);
    if (result.code !== 0) throw new Error(result.stderr);
  };
  const merge = async (path: string, body: object): Promise<void> => {
    const answer = await plane.request(path, { method: 'PATCH', contentType: 'application/merge-patch+json', body });
    if (answer.status !== 200) throw new Error(`PATCH ${path}: ${answer.status} ${answer.text}`);
  };
  return {
    spec,
    deployed,
    async untilAdopted(namespace, name) {
      const path = pathOfCustom(spec.serves, namespace, name);
      await waitFor(`${path} to be adopted`, async () => (await plane.request(path)).text.includes(spec.finalizer));
    },
    fail: (namespace, name, mode) =>
      merge(pathOfCustom(spec.serves, namespace, name), {
        metadata: { annotations: { 'keeper.example.com/fail': mode ?? null } },
      }),
    async scale(replicas) {
      const before = deployed.pod;
      await ok(['scale', `deployment/${spec.name}`, '-n', spec.namespace, `--replicas=${replicas}`]);
      const done = replicas === 0 ? () => !deployed.process.running : () => deployed.pod !== before;
      await waitFor(`${spec.name} to follow its Deployment`, done);
    },
    async crashLoop(exitCode = 1) {
      await deployed.restart([`--crash=${exitCode}`]);
      await deployed.backOff();
    },
    async losePod() {
      const before = deployed.pod;
      await deployed.kill();
      await ok(['delete', 'pod', before, '-n', spec.namespace, '--force', '--grace-period=0', '--wait=false']);
      await waitFor(`the next pod of ${spec.name}`, () => deployed.pod !== before && deployed.process.running);
    },
    async untilLeaseIsOld(seconds) {
      const path = `/apis/coordination.k8s.io/v1/namespaces/${spec.namespace}/leases/${leaseOf(spec)}`;
      const isOld = async (): Promise<boolean> => {
        const lease = (await plane.request(path)).json() as { spec?: { renewTime?: string } };
        return Date.parse(lease.spec?.renewTime ?? '') < Date.now() - seconds * 1000;
      };
      await waitFor(`${path} to be old`, isOld, { timeout: (seconds + 20) * 1000 });
    },
    async allow(verbs) {
      await plane.apply(permissionsOf(spec, verbs));
    },
    async uninstall() {
      const everywhere = `${spec.namespace}-${spec.name}`;
      const own = [`deployment/${spec.name}`, `serviceaccount/${spec.name}`];
      await ok(['delete', `clusterrolebinding/${everywhere}`, `clusterrole/${everywhere}`]);
      await ok(['delete', '-n', spec.namespace, ...own, `role/${spec.name}-leader-election`]);
      await ok(['delete', '-n', spec.namespace, `rolebinding/${spec.name}-leader-election`]);
      await waitFor(`${spec.name} to end`, () => !deployed.process.running);
    },
    stop: () => deployed.stop(),
  };
}
