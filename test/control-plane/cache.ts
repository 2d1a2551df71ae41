import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where built programs are kept, outside the repository: `$XDG_CACHE_HOME/kubectl-operator/control-plane`. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_CACHE_HOME;
  const root = base === undefined || base === '' ? join(homedir(), '.cache') : base;
  return join(root, 'kubectl-operator', 'control-plane');
}

/** A short name for what a build is made from; another platform, another name. */
export function contentKey(parts: readonly string[]): string {
  const hash = createHash('sha256').update(`${process.platform}/${process.arch}`);
  for (const part of parts) hash.update(`\0${part.length}\0`).update(part);
  return hash.digest('hex').slice(0, 16);
}
