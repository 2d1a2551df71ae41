/** `npm run package`: archives of the program for all platforms in dist/; `-- --local`: dist/kubectl-operator alone. */
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExecutable } from './make-executable.ts';
import { localNode } from './node-base.ts';
import { prepareScripts } from './prepare-scripts.ts';
import { executableName, isLocal, TARGETS } from './targets.ts';

const dist = join(import.meta.dirname, '../../dist');
const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-package-'));
try {
  const scripts = await prepareScripts(join(folder, 'scripts'), localNode());
  const target = TARGETS.find(isLocal);
  if (target === undefined) throw new Error(`no package for ${process.platform} ${process.arch}`);
  const output = join(folder, executableName(target));
  await makeExecutable(target, { node: localNode(), ...scripts.warm }, folder, output);
  chmodSync(output, 0o755);
  mkdirSync(dist, { recursive: true });
  renameSync(output, join(dist, executableName(target)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
