import { open, stat } from 'node:fs/promises';
import { openArchive } from './archive.ts';
import { CaptureError, type FileSet } from './file-set.ts';
import { openFolder, openSingleFile } from './folder.ts';
import type { CaptureLimits } from './limits.ts';

const NEXT = 'Give a capture (.tar.gz), a must-gather, or a folder or file of YAML.';

/** Opens whatever is at a path; throws a `CaptureError` where it cannot be a capture. */
export async function openFiles(path: string, limits: CaptureLimits): Promise<FileSet> {
  const info = await stat(path);
  if (info.isDirectory()) return openFolder(path, limits);
  if (!info.isFile()) throw new CaptureError('it is neither a file nor a folder', NEXT);
  if (info.size === 0) throw new CaptureError('the file is empty', NEXT);
  const head = await readHead(path);
  if (head[0] === 0x1f && head[1] === 0x8b) return openArchive(path, true, limits);
  if (head.subarray(257, 262).toString('latin1') === 'ustar') return openArchive(path, false, limits);
  if (head.subarray(0, 4).toString('latin1') === 'PK\x03\x04') {
    throw new CaptureError('it is a zip file', 'Unpack it, and give the folder.');
  }
  if (head.includes(0)) throw new CaptureError('it is neither an archive nor text', NEXT);
  return openSingleFile(path, limits);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
