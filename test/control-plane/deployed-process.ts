import type { DeploymentSpec } from './deployment-objects.ts';
import type { ManagedProcess } from './process.ts';

/** A local process that the cluster shows as a Deployment. */
export interface ProcessDeployment extends DeploymentSpec {
  readonly command: readonly [string, ...string[]];
  readonly cwd?: string;
}

/** What was started. */
export interface DeployedProcess {
  /** The pod that shows the process; another one after the pod was replaced. */
  readonly pod: string;
  readonly kubeconfig: string;
  /** The process as of now; its `exited` tells of its end. */
  readonly process: ManagedProcess;
  /** CRI log lines of the running process, `FILE.previous` those of the one before. */
  readonly logFile: string;
  /** Ends the process with a signal and waits for it; the pod then shows a terminated container. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /**
   * Starts it anew, after ending it where it still runs, as a kubelet restarts a container; this once with more
   * arguments.
   */
  restart(moreArgs?: readonly string[]): Promise<void>;
  /** Ends the process without a word, as where its node dies: the pod goes on looking as it does. */
  vanish(): Promise<void>;
  /** Shows the container of a process that has ended as one that has failed over and over (CrashLoopBackOff). */
  backOff(): Promise<void>;
  /** Ends the process and leaves the cluster's objects as they are. */
  stop(): Promise<void>;
}
