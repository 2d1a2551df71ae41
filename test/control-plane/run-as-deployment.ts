import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { reportContainer } from './container-report.ts';
import { openCriLog } from './cri-log.ts';
import type { DeployedProcess, ProcessDeployment } from './deployed-process.ts';
import { createDeployment, DEFAULT_CONTAINER, type DeploymentSpec, runningPods } from './deployment-objects.ts';
import type { ControlPlaneHandle } from './handle.ts';
import { inTurns } from './in-turns.ts';
import { podLogsFromFile, portForward } from './kwok-pods.ts';
import { type ManagedProcess, manage } from './process.ts';
import { waitFor } from './wait.ts';

/** How often the pod is looked at. */
const FOLLOW_MILLISECONDS = 200;

/** What a kubelet shows when it waits five minutes before the next start. */
const RESTARTS_OF_BACK_OFF = 7;

/**
 * Runs a local process as a Deployment with one pod: it has its ServiceAccount's identity (KUBECONFIG), knows
 * POD_NAME and POD_NAMESPACE, its output is the pod's log, and port-forwards to the pod reach its ports. As with a
 * kubelet, the process ends when its pod does (scaled to 0, deleted, evicted), and starts anew with the next running
 * pod; a process that ends by itself stays so until `restart`. Needs kwok.
 */
export async function runAsDeployment(plane: ControlPlaneHandle, spec: ProcessDeployment): Promise<DeployedProcess> {
  const [deployed] = await runReplicas(plane, spec, [spec]);
  if (deployed === undefined) throw new Error('there is no replica');
  return deployed;
}

/** What one replica of a Deployment runs, and where it listens: ports of 127.0.0.1 can belong to one process alone. */
export type Replica = Pick<ProcessDeployment, 'command' | 'ports'>;

/** The same with a pod and a process for each replica; what the containers declare is the same for all. */
export async function runReplicas(
  plane: ControlPlaneHandle,
  spec: DeploymentSpec & Pick<ProcessDeployment, 'cwd'>,
  replicas: readonly Replica[],
): Promise<DeployedProcess[]> {
  const kubeconfig = await plane.serviceAccountKubeconfig(spec.namespace, spec.serviceAccount ?? 'default');
  const pods = await createDeployment(plane, spec, replicas.length);
  const taken = new Set(pods);
  return Promise.all(
    pods.map((pod, index) => {
      const log = join(
        plane.coordinates.directory,
        `${spec.namespace}-${spec.name}${index === 0 ? '' : `-${index}`}.log`,
      );
      const replica = replicas[index];
      if (replica === undefined) throw new Error('there are more pods than replicas');
      return runReplica(plane, { ...spec, ...replica }, { kubeconfig, pod, taken, logFile: log });
    }),
  );
}

/** One replica: `taken` are the pods that show some replica's process. */
async function runReplica(
  plane: ControlPlaneHandle,
  spec: ProcessDeployment,
  start: { readonly kubeconfig: string; readonly pod: string; readonly taken: Set<string>; readonly logFile: string },
): Promise<DeployedProcess> {
  const { kubeconfig, taken } = start;
  const log = openCriLog(start.logFile);
  let { pod } = start;
  /** The pod that shows the process among those that run: the same one, else one that shows no other. */
  const own = (running: readonly string[]): string | undefined =>
    running.includes(pod) ? pod : running.find((name) => !taken.has(name));
  const moveTo = (next: string): void => {
    taken.delete(pod);
    taken.add(next);
    pod = next;
  };
  let restarts = 0;
  let reported: Promise<void> = Promise.resolve();
  let stopping = false;
  let held = false;
  let silent = false;

  const bind = async (previousFile = log.previousFile): Promise<void> => {
    const container = spec.container ?? DEFAULT_CONTAINER;
    await podLogsFromFile(plane, { namespace: spec.namespace, pod, container, file: log.file, previousFile });
    if (spec.ports !== undefined) await portForward(plane, { namespace: spec.namespace, pod }, spec.ports);
  };
  const launch = (moreArgs: readonly string[] = []): ManagedProcess => {
    const [file, ...args] = spec.command;
    const child = spawn(file, [...args, ...moreArgs], {
      cwd: spec.cwd ?? plane.coordinates.directory,
      env: { ...process.env, KUBECONFIG: kubeconfig, POD_NAME: pod, POD_NAMESPACE: spec.namespace, ...spec.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    log.attach('stdout', child.stdout);
    log.attach('stderr', child.stderr);
    const managed = manage(spec.name, child, log.file);
    const shownIn = pod;
    reported = managed.exited.then(async (exit) => {
      if (stopping || silent) return;
      const state = { kind: 'terminated', restarts, exitCode: exit.code ?? 137 } as const;
      // Where the API server is away nobody learns of it: a process may end because of that.
      await reportContainer(plane, spec, shownIn, state).catch(() => undefined);
    });
    return managed;
  };

  await bind();
  let current = launch();
  /** Ends the process where it runs; answers the code it ended with, as a kubelet counts it. */
  const end = async (signal: NodeJS.Signals): Promise<number> => {
    if (signal === 'SIGTERM') await current.stop();
    else current.kill(signal);
    const exit = await current.exited;
    await reported;
    return exit.code ?? 137;
  };
  const turns = inTurns();
  const follow = async (): Promise<void> => {
    const running = await runningPods(plane, spec);
    if (stopping || running.includes(pod)) return;
    await end('SIGTERM');
    const next = own(running);
    if (next === undefined) return;
    const before = pod;
    moveTo(next);
    // It is shown by that pod once that is bound: until then each look tries anew.
    await bind().catch((error: unknown) => {
      moveTo(before);
      throw error;
    });
    restarts = 0;
    log.rotate();
    current = launch();
  };
  // The API server may be away for a while.
  const timer = setInterval(() => turns.ifIdle(() => follow().catch(() => undefined)), FOLLOW_MILLISECONDS);
  timer.unref();
  return {
    get pod() {
      return pod;
    },
    kubeconfig,
    get process() {
      return current;
    },
    logFile: log.file,
    kill: (signal = 'SIGKILL') =>
      turns.next(async () => {
        await end(signal);
      }),
    restart: (moreArgs) =>
      turns.next(async () => {
        const exitCode = await end('SIGTERM');
        log.rotate();
        if (held) await reportContainer(plane, spec, pod, { kind: 'terminated', restarts, exitCode });
        held = false;
        const shown = await waitFor(`a pod of ${spec.name}`, async () => own(await runningPods(plane, spec)));
        restarts = shown === pod ? restarts + 1 : 0;
        const before = shown === pod ? exitCode : undefined;
        moveTo(shown);
        await bind();
        current = launch(moreArgs);
        await reportContainer(plane, spec, pod, { kind: 'running', restarts, exitCode: before });
      }),
    vanish: () =>
      turns.next(async () => {
        silent = true;
        await end('SIGKILL');
        silent = false;
      }),
    backOff: () =>
      turns.next(async () => {
        const exit = await current.exited;
        await reported;
        restarts = RESTARTS_OF_BACK_OFF;
        held = true;
        // A kubelet shows the last run whichever log is asked for.
        await bind(log.file);
        await reportContainer(plane, spec, pod, { kind: 'back-off', restarts, exitCode: exit.code ?? 137 });
      }),
    async stop() {
      stopping = true;
      clearInterval(timer);
      await turns.next(async () => undefined);
      await current.stop();
      await reported;
      log.close();
    },
  };
}
