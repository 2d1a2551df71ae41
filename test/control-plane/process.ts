import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { forgetGroup, watchGroup } from './guard.ts';

/** How a process ended. */
interface ProcessExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What to run. */
export interface ProcessSpec {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** stdout and stderr are appended to this file. */
  readonly logFile: string;
}

/** A running child that dies with us, even where we are killed with SIGKILL. */
export interface ManagedProcess {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  readonly exited: Promise<ProcessExit>;
  readonly running: boolean;
  kill(signal: NodeJS.Signals): void;
  /** SIGTERM, then SIGKILL after `grace` milliseconds; resolves when the process is gone. */
  stop(grace?: number): Promise<ProcessExit>;
  /** The end of what it wrote. */
  log(): string;
}

/** Starts a process in a group of its own, so that Ctrl-C in a terminal reaches only us and we end it in order. */
export function startProcess(spec: ProcessSpec): ManagedProcess {
  const log = openSync(spec.logFile, 'a');
  const child = spawn(spec.file, [...spec.args], {
    cwd: spec.cwd,
    env: spec.env ?? process.env,
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  return manage(spec.name, child, spec.logFile);
}

/** Takes charge of a child that was spawned with `detached: true`. */
export function manage(name: string, child: ChildProcess, logFile: string): ManagedProcess {
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${name} could not be started`);
  watchGroup(pid);
  const exited = new Promise<ProcessExit>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    child.once('exit', (code, signal) => {
      forgetGroup(pid);
      resolve({ code, signal });
    });
  });
  const kill = (signal: NodeJS.Signals): void => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  };
  return {
    name,
    pid,
    logFile,
    exited,
    get running() {
      return child.exitCode === null && child.signalCode === null;
    },
    kill,
    async stop(grace = 15_000) {
      kill('SIGTERM');
      const timer = setTimeout(() => kill('SIGKILL'), grace);
      const exit = await exited;
      clearTimeout(timer);
      return exit;
    },
    log: () => tail(logFile),
  };
}

function tail(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(-4000);
  } catch {
    return '';
  }
}
