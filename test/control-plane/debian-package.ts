import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDirectory, contentKey } from './cache.ts';
import { ensureDirectory, progress } from './go-build.ts';
import { run, runOk } from './run.ts';

/** The folder in which a package of Debian is unpacked; it is downloaded once, and not installed. */
export function ensureDebianPackage(name: string): Promise<string> {
  return ensureDirectory(join(cacheDirectory(), name, contentKey(['debian'])), async (temporary) => {
    progress(`fetching the package ${name}`);
    await download(name, temporary);
    const [archive] = readdirSync(temporary).filter((file) => file.endsWith('.deb'));
    if (archive === undefined) throw new Error('apt-get has downloaded no package');
    await runOk('dpkg-deb', ['--extract', archive, '.'], { cwd: temporary });
    rmSync(join(temporary, archive));
  });
}

/** Downloads the package into a folder, with lists of its own where this machine has none: it takes no root either way. */
async function download(name: string, directory: string): Promise<void> {
  if ((await run('apt-get', ['download', name], { cwd: directory })).code === 0) return;
  const own = mkdtempSync(join(tmpdir(), 'kubectl-operator-apt-'));
  try {
    for (const folder of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(own, folder), { recursive: true });
    const options = ['-o', `Dir::State::Lists=${join(own, 'lists')}`, '-o', `Dir::Cache=${join(own, 'cache')}`];
    await runOk('apt-get', [...options, 'update'], { cwd: directory });
    await runOk('apt-get', [...options, 'download', name], { cwd: directory });
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
