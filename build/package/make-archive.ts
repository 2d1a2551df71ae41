import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ArchiveFile, writeArchive } from './archive.ts';
import { dropAuthenticode } from './drop-authenticode.ts';
import { makeExecutable } from './make-executable.ts';
import { nodeExecutable } from './node-base.ts';
import type { PreparedScripts } from './prepare-scripts.ts';
import type { Project } from './project.ts';
import { signAdHoc } from './sign-ad-hoc.ts';
import { archiveName, executableName, isLocal, type Target } from './targets.ts';

/** What kubectl calls for completion. */
export const COMPLETION = 'kubectl_complete-operator';

/** An archive in dist/. */
export interface Archive {
  readonly target: Target;
  readonly name: string;
  readonly sha256: string;
  /** Names of the files in it. */
  readonly files: readonly string[];
}

/** Makes the executable of a target and, of it and its companions, the archive. `folder` is for what lies between. */
export async function makeArchive(
  target: Target,
  scripts: PreparedScripts,
  project: Project,
  places: { readonly folder: string; readonly dist: string },
): Promise<Archive & { readonly executable: Buffer }> {
  const folder = join(places.folder, `${target.os}-${target.arch}`);
  mkdirSync(folder);
  const executable = await executableFor(target, scripts, folder);
  const files: ArchiveFile[] = [
    { name: executableName(target), content: executable, executable: true },
    ...companions(project.root),
  ];
  const name = archiveName(target, project.version);
  const path = join(places.dist, name);
  await writeArchive(path, files);
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  return { target, name, sha256, files: files.map((file) => file.name), executable };
}

async function executableFor(target: Target, scripts: PreparedScripts, folder: string): Promise<Buffer> {
  const node = join(folder, 'node');
  const original = await nodeExecutable(target);
  if (target.os === 'windows') writeFileSync(node, dropAuthenticode(readFileSync(original)));
  else copyFileSync(original, node);
  const contents = { node, ...(isLocal(target) ? scripts.warm : scripts.cold) };
  const output = join(folder, executableName(target));
  await makeExecutable(target, contents, folder, output);
  const made = readFileSync(output);
  return target.os === 'darwin' ? signAdHoc(made, 'kubectl-operator') : made;
}

function companions(root: string): ArchiveFile[] {
  const completion = readFileSync(join(root, 'bin', COMPLETION));
  return [
    { name: COMPLETION, content: completion, executable: true },
    { name: 'LICENSE', content: readFileSync(join(root, 'LICENSE')), executable: false },
  ];
}
