import { untilAllowed } from '../../control-plane/access.ts';
import type { DeployedProcess } from '../../control-plane/deployed-process.ts';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { reportPod } from '../../control-plane/pod-states.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { pathOfCustom } from './custom-type.ts';
import { type KeeperSpec, leaseOf } from './flags.ts';
import { OBJECT_VERBS, type ObjectVerb, permissionsOf } from './permissions.ts';
import { type TemplateChange, templatePatch } from './template.ts';

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
   * Changes its pod template, as whoever installs operators does; resolves when the process has ended with its pod. The next
   * pod is up to the cluster.
   */
  changeTemplate(change: TemplateChange): Promise<void>;
  /** Its kubelet ends its pod for want of disk space; the next pod begins where there is room for it. */
  evict(): Promise<void>;
  /**
   * Its pod is gone without a word, as when a node dies: the Lease goes on naming it. Resolves when the process in the
   * next pod runs, which does not lead before the Lease has expired.
   */
  losePod(): Promise<void>;
  /** Resolves when its Lease was last renewed more than so many seconds ago. */
  untilLeaseIsOld(seconds: number): Promise<void>;
  /** Resolves when its metrics say that a worker has been at work on one object for more than so many seconds. */
  untilWorkerIsBusy(seconds: number): Promise<void>;
  /** Resolves when its log has a line with that text that was written after the call. */
  untilItLogs(text: string): Promise<void>;
  /** What it may do to its objects from now on; resolves when the API server goes by it. */
  allow(verbs: readonly ObjectVerb[]): Promise<void>;
  /** Deletes its Deployment, ServiceAccount and roles; definitions, objects and the Lease stay. */
  uninstall(): Promise<void>;
  /** Ends the process; the cluster keeps its objects. */
  stop(): Promise<void>;
}

/** The controls of a keeper that runs. */
export function controls(
  plane: ControlPlaneHandle,
  spec: KeeperSpec,
  deployed: DeployedProcess,
  metricsPort: number,
): Keeper {
  const ok = async (args: readonly string[]): Promise<void> => {
    const result = await plane.kubectl(args);
    if (result.code !== 0) throw new Error(result.stderr);
  };
  const patch = async (kind: 'merge' | 'strategic-merge', path: string, body: object): Promise<void> => {
    const contentType = `application/${kind}-patch+json`;
    const answer = await plane.request(path, { method: 'PATCH', contentType, body });
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
      patch('merge', pathOfCustom(spec.serves, namespace, name), {
        metadata: { annotations: { 'keeper.example.com/fail': mode ?? null } },
      }),
    async scale(replicas) {
      const before = deployed.pod;
      await ok(['scale', `deployment/${spec.name}`, '-n', spec.namespace, `--replicas=${replicas}`]);
      const done =
        replicas === 0 ? () => !deployed.process.running : () => deployed.pod !== before && deployed.process.running;
      await waitFor(`${spec.name} to follow its Deployment`, done);
    },
    async crashLoop(exitCode = 1) {
      await deployed.restart([`--crash=${exitCode}`]);
      await deployed.backOff();
    },
    async changeTemplate(change) {
      const before = deployed.process;
      const path = `/apis/apps/v1/namespaces/${spec.namespace}/deployments/${spec.name}`;
      await patch('strategic-merge', path, { spec: { template: templatePatch(change) } });
      await waitFor(`${spec.name} to end with its pod`, () => !before.running);
    },
    async evict() {
      const before = deployed.process;
      await reportPod(plane, { namespace: spec.namespace, pod: deployed.pod }, { kind: 'evicted' });
      await before.exited;
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
    async untilWorkerIsBusy(seconds) {
      const isBusy = async (): Promise<boolean> => {
        const page = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
        const times = page.matchAll(/^workqueue_longest_running_processor_seconds\{.*\} (\S+)$/gm);
        return [...times].some(([, time]) => Number(time) > seconds);
      };
      await waitFor(`a worker of ${spec.name} to be busy`, isBusy, { timeout: (seconds + 20) * 1000 });
    },
    async untilItLogs(text) {
      const since = Date.now();
      const isNew = (line: string): boolean => {
        const [, time = ''] = /"ts":"([^"]*)"/.exec(line) ?? [];
        // Its times are whole seconds.
        return line.includes(text) && Date.parse(time) >= since;
      };
      const said = () => deployed.process.log().split('\n').some(isNew);
      await waitFor(`${spec.name} to log ${text}`, said);
    },
    async allow(verbs) {
      await plane.apply(permissionsOf(spec, verbs));
      const user = `system:serviceaccount:${spec.namespace}:${spec.name}`;
      const { group, plural } = spec.serves;
      for (const verb of OBJECT_VERBS) {
        const rule = { apiGroups: [group], resources: [plural], verbs: [verb] };
        await untilAllowed(plane.request, { user }, rule, verbs.includes(verb));
      }
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
