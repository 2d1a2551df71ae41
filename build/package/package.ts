/**
 * `npm run package`: archives of the program for all platforms, their sums and krew's manifest.
 * `npm run package -- --local`: this machine's archive alone, unpacked as dist/kubectl-operator too.
 */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { krewManifest, PLUGIN } from './krew-manifest.ts';
import { type Archive, COMPLETION, makeArchive } from './make-archive.ts';
import { prepareScripts } from './prepare-scripts.ts';
import { readProject } from './project.ts';
import { executableName, isLocal, TARGETS } from './targets.ts';

const local = process.argv.includes('--local');
const project = readProject();
const dist = join(project.root, 'dist');
mkdirSync(dist, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-package-'));
try {
  const targets = local ? TARGETS.filter(isLocal) : TARGETS;
  if (targets.length === 0) throw new Error(`there is no package for ${process.platform} ${process.arch}`);
  const scripts = await prepareScripts(join(folder, 'scripts'));
  const archives: Archive[] = [];
  for (const target of targets) {
    const { executable, ...archive } = await makeArchive(target, scripts, project, { folder, dist });
    if (isLocal(target)) {
      install(executable, executableName(target));
      install(readFileSync(join(project.root, 'bin', COMPLETION)), COMPLETION);
    }
    archives.push(archive);
  }
  const sums = archives.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
  process.stdout.write(sums);
  writeFileSync(join(dist, 'SHA256SUMS'), sums);
  // What was made for this machine alone is for trying out; the manifest of a release names all platforms.
  const plugins = join(project.root, local ? 'dist/krew/plugins' : 'krew/plugins');
  mkdirSync(plugins, { recursive: true });
  writeFileSync(join(plugins, `${PLUGIN}.yaml`), krewManifest(project, archives));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Renamed into place: who runs the old one meanwhile goes on running it. */
function install(program: Buffer, name: string): void {
  const fresh = join(dist, `${name}.${process.pid}`);
  writeFileSync(fresh, program, { mode: 0o755 });
  renameSync(fresh, join(dist, name));
}
