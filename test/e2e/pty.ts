import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { waitFor } from '../control-plane/wait.ts';
import { PLUGIN_FOLDER } from './plugin.ts';

/** A program in a terminal, as a person has it before them. */
export interface TerminalSession {
  /** All that was shown so far: stdout and stderr as they came, `\r` before `\n` taken out. */
  shown(): string;
  /** Waits until a text is shown. */
  untilShown(text: string): Promise<void>;
  /** Types keys; `\r` is Enter, `\u0003` Ctrl-C, `\u0004` Ctrl-D. */
  type(keys: string): void;
  /** Resolves when the program has ended. */
  readonly ended: Promise<{ readonly code: number; readonly shown: string }>;
}

/** How to run the plugin in a terminal. */
export interface TerminalOptions {
  readonly kubeconfig: string;
  readonly columns?: number;
  /** Milliseconds after which it is ended; 100 s unless told otherwise. */
  readonly timeout?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs the plugin in a pseudo-terminal of 80 columns unless told otherwise, made by script(1), which is part of Linux and
 * of macOS.
 */
export function inTerminal(
  args: readonly string[],
  { kubeconfig, columns = 80, timeout = 100_000, env = {} }: TerminalOptions,
): TerminalSession {
  const program = [join(PLUGIN_FOLDER, 'kubectl-operator'), ...args].map(quoted).join(' ');
  const command = `stty cols ${columns} rows 50; exec ${program}`;
  const words =
    process.platform === 'linux' ? ['-qefc', command, '/dev/null'] : ['-qeF', '/dev/null', 'sh', '-c', command];
  const child = spawn('script', words, {
    // Where CI is set, ink draws the last picture alone: nobody is there to look.
    env: { ...process.env, CI: 'false', TERM: 'xterm', KUBECONFIG: kubeconfig, SHELL: '/bin/sh', ...env },
    // Whatever is left of it must not hold the test runner's own streams open.
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout,
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stdin.on('error', () => undefined);
  const shown = (): string => output.replaceAll('\r\n', '\n');
  return {
    shown,
    async untilShown(text) {
      await waitFor(`"${text}" to be shown`, () => shown().includes(text));
    },
    type: (keys) => child.stdin.write(keys),
    ended: once(child, 'close').then(([code]: (number | null)[]) => ({ code: code ?? 128, shown: shown() })),
  };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** What is left on the screen of what was shown: without colours and without lines that were written over. */
export function onScreen(shown: string): string {
  return stripVTControlCharacters(shown)
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\r') + 1))
    .join('\n');
}
