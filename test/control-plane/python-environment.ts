import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory, contentKey } from './cache.ts';
import { ensureDirectory, progress } from './go-build.ts';
import { runOk } from './run.ts';

/**
 * Makes a virtual environment with what a requirements file pins, and answers the path of its Python; cached by the
 * file's content and Python's version, so that the package registry is asked once. Its scripts cannot be used, since
 * they name the folder that it was made in: `python -m` can.
 */
export async function ensurePython(requirements: string, name: string): Promise<string> {
  const version = await runOk('python3', ['-c', 'import sys; print(sys.version, sys.prefix)']);
  const key = contentKey([version, readFileSync(requirements, 'utf8')]);
  const directory = await ensureDirectory(join(cacheDirectory(), name, key), async (temporary) => {
    progress(`fetching ${name} for Python`);
    await runOk('python3', ['-m', 'venv', temporary]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements];
    await runOk(join(temporary, 'bin', 'python'), pip, { showStderr: true });
  });
  return join(directory, 'bin', 'python');
}
