import { execFileSync } from 'node:child_process';

/** What the program is made from. Archives and manifests that a build writes do not make its commit another one. */
const SOURCES = ['src', 'build', 'package.json', 'package-lock.json'];

/**
 * The commit checked out in a folder, with `-dirty` where sources differ from it; `unknown` where the folder is not the
 * top of a git checkout (an unpacked archive may lie inside of another one).
 */
export function commitOf(root: string): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    if (git('rev-parse', '--show-prefix') !== '') return 'unknown';
    const changed = git('status', '--porcelain', '--', ...SOURCES);
    return `${git('rev-parse', 'HEAD')}${changed === '' ? '' : '-dirty'}`;
  } catch {
    return 'unknown';
  }
}
