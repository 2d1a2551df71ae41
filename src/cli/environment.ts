import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ReaderEnvironment } from '../cluster/connection.ts';
import type { Terminal } from './command.ts';

/** The process as readers see it. Traces go to stderr where `-v` asks for them. */
export function readerEnvironment(process: NodeJS.Process, terminal: Terminal, verbosity: number): ReaderEnvironment {
  return {
    env: process.env,
    homeDirectory: homedir(),
    cacheDirectory: cacheDirectory(process.env),
    interactive: process.stdin.isTTY === true,
    trace: verbosity > 0 ? terminal.warn : () => {},
    now: Date.now,
  };
}

/** KUBECACHEDIR as kubectl has it, else XDG_CACHE_HOME, else ~/.cache; undefined where there is no home. */
function cacheDirectory(env: NodeJS.ProcessEnv): string | undefined {
  if (env.KUBECACHEDIR) return join(env.KUBECACHEDIR, 'kubectl-operator');
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'kubectl-operator');
  const home = homedir();
  return home === '' ? undefined : join(home, '.cache', 'kubectl-operator');
}
