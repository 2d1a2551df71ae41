import { spawn } from 'node:child_process';
import { failure, type Result, success } from '../../../../objects/problem.ts';
import type { ExecSettings } from './exec-settings.ts';

/** A run of a plugin. */
export interface PluginRun {
  readonly exec: ExecSettings;
  /** What to call the plugin in messages; its arguments may hold secrets. */
  readonly plugin: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Gives it our terminal: it may ask for a password and print a link to log in. */
  readonly interactive: boolean;
  /** Takes what it writes to stderr, as it comes. */
  readonly showStderr: (chunk: Buffer) => void;
}

/** Runs a plugin to its end, however long that takes, as kubectl does, and answers what it printed. */
export function runPlugin(run: PluginRun): Promise<Result<string>> {
  const { exec, plugin } = run;
  return new Promise((resolve) => {
    const output: Buffer[] = [];
    let lastLine = '';
    // Its stderr reaches the terminal as it is where it may talk to the user; else its last line explains a failure.
    const child = spawn(exec.command, [...exec.args], {
      env: { ...run.env },
      stdio: run.interactive ? ['inherit', 'pipe', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => {
      run.showStderr(chunk);
      lastLine = lastLineOf(lastLine + chunk.toString('utf8'));
    });
    child.on('error', (error: NodeJS.ErrnoException) => resolve(notStarted(exec, plugin, error)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(success(Buffer.concat(output).toString('utf8')));
      else {
        const how = signal === null ? `failed with exit code ${code}` : `was ended by ${signal}`;
        const said = lastLine.trim();
        resolve(failure(`${plugin} ${how}${said === '' ? '' : `: ${said}`}`, runByHand(exec)));
      }
    });
  });
}

/** The last line that is not blank, and what follows it unfinished; at most 4 KB. */
function lastLineOf(text: string): string {
  const end = text.trimEnd();
  return text.slice(end.lastIndexOf('\n') + 1).slice(-4096);
}

function notStarted(exec: ExecSettings, plugin: string, error: NodeJS.ErrnoException): Result<never> {
  if (error.code !== 'ENOENT')
    return failure(`${plugin} cannot be run: ${error.code ?? error.message}`, runByHand(exec));
  const hint = exec.installHint?.replace(/\s+/g, ' ').trim();
  return failure(`${plugin} is not installed`, hint || `Install ${exec.command} or put it on PATH, then try again.`);
}

function runByHand(exec: ExecSettings): string {
  return `Run ${exec.command} by hand, as the kubeconfig does, to see what it needs.`;
}
