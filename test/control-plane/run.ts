import { spawn } from 'node:child_process';

/** What a finished command left behind. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit code; 128 where a signal ended it. */
  readonly code: number;
}

/** How to run a command. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly stdin?: string;
  /** Lets stderr through to ours, for progress of long builds. */
  readonly showStderr?: boolean;
  /** Milliseconds after which the command is killed. */
  readonly timeout?: number;
}

/** Runs a command to its end. Rejects only where it cannot be started. */
export function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['pipe', 'pipe', options.showStderr === true ? 'inherit' : 'pipe'],
      timeout: options.timeout,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ stdout, stderr, code: code ?? 128 }));
    // A command that ends without reading its input is no error of ours.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.stdin ?? '');
  });
}

/** Runs a command that has to succeed; throws with what it said otherwise. */
export async function runOk(file: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const result = await run(file, args, options);
  if (result.code === 0) return result.stdout;
  throw new Error(`${file} ${args.join(' ')} failed with code ${result.code}\n${result.stderr}${result.stdout}`);
}
