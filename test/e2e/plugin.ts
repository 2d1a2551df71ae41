import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type CommandResult, run } from '../control-plane/run.ts';

const root = join(import.meta.dirname, '../..');
const { KUBECTL_OPERATOR_BINARY: binary } = process.env;

/**
 * The folder to put on PATH so that `kubectl operator` is the program under test: the packaged one where
 * KUBECTL_OPERATOR_BINARY tells its path (as `npm test` does), else the sources, bundled when they change.
 */
export const PLUGIN_FOLDER = binary === undefined ? join(root, 'bin') : dirname(resolve(root, binary));

/** How to run the plugin. */
export interface PluginOptions {
  /** Path of a kubeconfig; none: a home without one. */
  readonly kubeconfig?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is killed with SIGKILL: the exit code is 128 then. A minute unless told otherwise. */
  readonly timeout?: number;
  /** A command that runs it: the program and its arguments are appended. */
  readonly under?: readonly string[];
}

/** A home without a kubeconfig, and with a cache of its own, for all runs of this process. */
const home = mkdtempSync(join(tmpdir(), 'kubectl-operator-home-'));
process.once('exit', () => rmSync(home, { recursive: true, force: true }));

/** Runs the built plugin as a user's shell would, with a home and a cache of its own. */
export function plugin(args: readonly string[], options: PluginOptions = {}): Promise<CommandResult> {
  const { PATH = '' } = process.env;
  const [program = '', ...first] = [...(options.under ?? []), join(PLUGIN_FOLDER, 'kubectl-operator')];
  return run(program, [...first, ...args], {
    env: {
      PATH,
      HOME: home,
      ...(options.kubeconfig === undefined ? {} : { KUBECONFIG: options.kubeconfig }),
      ...options.env,
    },
    stdin: options.stdin ?? '',
    timeout: options.timeout ?? 60_000,
  });
}

/**
 * Ages differ from run to run: `12s`, `3m4s` become `AGE`, with blanks for what they took. What follows a dash is the end of
 * a name that the cluster made up, such as `web-66d4b-4657d`.
 */
export function withoutAges(text: string): string {
  return text.replace(/(?<!-)\b\d+(s|m|h|d)(\d+(s|m|h|d))?\b/g, 'AGE');
}
