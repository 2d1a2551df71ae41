import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CaptureError, type FileSet, isRelevant, tooLarge } from './file-set.ts';
import { bytesText, type CaptureLimits } from './limits.ts';

/** The files of a folder. Symbolic links are not followed: they could lead anywhere, and in circles. */
export async function openFolder(root: string, limits: CaptureLimits): Promise<FileSet> {
  const sizes = new Map<string, number>();
  let modifiedAt: number | undefined;
  let entries = 0;
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (++entries > limits.entries) throw tooLarge('the folder holds too many files', String(limits.entries));
      if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') await walk(path);
      else if (entry.isFile() && isRelevant(path)) {
        const { size, mtimeMs } = await stat(join(root, path));
        sizes.set(path, size);
        modifiedAt = Math.max(modifiedAt ?? 0, mtimeMs);
      }
    }
  };
  await walk('');
  return fileSet(sizes, modifiedAt, (path) => join(root, path), limits);
}

/** A single file of YAML or JSON. */
export async function openSingleFile(file: string, limits: CaptureLimits): Promise<FileSet> {
  const { size, mtimeMs } = await stat(file);
  return fileSet(new Map([['objects.yaml', size]]), mtimeMs, () => file, limits);
}

function fileSet(
  sizes: ReadonlyMap<string, number>,
  modifiedAt: number | undefined,
  locate: (path: string) => string,
  limits: CaptureLimits,
): FileSet {
  return {
    paths: [...sizes.keys()].sort(),
    size: (path) => sizes.get(path),
    modifiedAt,
    async read(path) {
      const size = sizes.get(path);
      if (size === undefined) throw new CaptureError(`no file ${path}`, 'The folder changed while it was read.');
      if (size > limits.fileBytes) throw tooLarge(`${path} is too big`, bytesText(limits.fileBytes));
      return readFile(locate(path));
    },
  };
}
