import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { openCriLog } from './cri-log.ts';
import {
  createDeployment,
  DEFAULT_CONTAINER,
  type DeploymentSpec,
  reportContainer,
  waitForPod,
} from './deployment-objects.ts';
import type { ControlPlaneHandle } from './handle.ts';
import { podLogsFromFile, portForward } from './kwok-pods.ts';
import { type ManagedProcess, manage } from './process.ts';

/** A local process that the cluster shows as a Deployment. */
export interface ProcessDeployment extends DeploymentSpec {
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** What was started. */
export interface DeployedProcess {
  /** The pod that shows the process; another one after a restart that found the pod replaced. */
  readonly pod: string;
  readonly kubeconfig: string;
  /** The process as of now; its `exited` tells of its end. */
  readonly process: ManagedProcess;
  /** CRI log lines of the running process, `FILE.previous` those of the one before. */
  readonly logFile: string;
  /** Ends the process with a signal and waits for it; the pod then shows a terminated container. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it anew, after ending it where it still runs, as a kubelet restarts a container. */
  restart(): Promise<void>;
  /** Ends the process and leaves the cluster's objects as they are. */
  stop(): Promise<void>;
}

/**
 * Runs a local process as a Deployment with one pod: it has its ServiceAccount's identity (KUBECONFIG), knows
 * POD_NAME and POD_NAMESPACE, its output is the pod's log, and port-forwards to the pod reach its ports. Needs kwok.
 */
export async function runAsDeployment(plane: ControlPlaneHandle, spec: ProcessDeployment): Promise<DeployedProcess> {
  const kubeconfig = await plane.serviceAccountKubeconfig(spec.namespace, spec.serviceAccount ?? 'default');
  const log = openCriLog(join(plane.coordinates.directory, `${spec.namespace}-${spec.name}.log`));
  let pod = await createDeployment(plane, spec);
  let restarts = 0;
  let reported: Promise<void> = Promise.resolve();
  let stopping = false;

  const bind = async (): Promise<void> => {
    const container = spec.container ?? DEFAULT_CONTAINER;
    await podLogsFromFile(plane, {
      namespace: spec.namespace,
      pod,
      container,
      file: log.file,
      previousFile: log.previousFile,
    });
    if (spec.ports !== undefined) await portForward(plane, { namespace: spec.namespace, pod }, spec.ports);
  };
  const launch = (): ManagedProcess => {
    const [file, ...args] = spec.command;
    const child = spawn(file, args, {
      cwd: spec.cwd ?? plane.coordinates.directory,
      env: { ...process.env, KUBECONFIG: kubeconfig, POD_NAME: pod, POD_NAMESPACE: spec.namespace, ...spec.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    log.attach('stdout', child.stdout);
    log.attach('stderr', child.stderr);
    const managed = manage(spec.name, child, log.file);
    reported = managed.exited.then(async (exit) => {
      if (stopping) return;
      await reportContainer(plane, spec, pod, { kind: 'terminated', restarts, exitCode: exit.code ?? 137 });
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
  return {
    get pod() {
      return pod;
    },
    kubeconfig,
    get process() {
      return current;
    },
    logFile: log.file,
    async kill(signal = 'SIGKILL') {
      await end(signal);
    },
    async restart() {
      const exitCode = await end('SIGTERM');
      log.rotate();
      const shown = await waitForPod(plane, spec);
      restarts = shown === pod ? restarts + 1 : 0;
      const before = shown === pod ? exitCode : undefined;
      pod = shown;
      await bind();
      current = launch();
      await reportContainer(plane, spec, pod, { kind: 'running', restarts, exitCode: before });
    },
    async stop() {
      stopping = true;
      await current.stop();
      await reported;
      log.close();
    },
  };
}
