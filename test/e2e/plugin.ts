import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandResult, run } from '../control-plane/run.ts';

/** The folder to put on PATH so that `kubectl operator` is the program under test. */
export const PLUGIN_FOLDER = join(import.meta.dirname, '../../bin');

/** How to run the plugin. */
export interface PluginOptions {
  /** Path of a kubeconfig; none: a home without one. */
  readonly kubeconfig?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built plugin as a user's shell would, with a home and a cache of its own. */
export function plugin(args: readonly string[], options: PluginOptions = {}): Promise<CommandResult> {
  const home = mkdtempSync(join(tmpdir(), 'kubectl-operator-home-'));
  const { PATH = '' } = process.env;
  return run(join(PLUGIN_FOLDER, 'kubectl-operator'), args, {
    env: {
      PATH,
      HOME: home,
      ...(options.kubeconfig === undefined ? {} : { KUBECONFIG: options.kubeconfig }),
      ...options.env,
    },
    stdin: options.stdin ?? '',
    timeout: 60_000,
  });
}

/** Ages differ from run to run: `12s`, `3m4s` become `AGE`, with blanks for what they took. */
export function withoutAges(text: string): string {
  return text.replace(/\b\d+(s|m|h|d)(\d+(s|m|h|d))?\b/g, 'AGE');
}
