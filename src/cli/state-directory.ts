import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where what has to be kept is kept: XDG_STATE_HOME (specifications.freedesktop.org/basedir-spec), on Windows
 * LOCALAPPDATA, else ~/.local/state.
 */
export function stateDirectory(env: Readonly<Record<string, string | undefined>>): string {
  const base = env.XDG_STATE_HOME || env.LOCALAPPDATA || join(homedir(), '.local', 'state');
  return join(base, 'kubectl-operator');
}
