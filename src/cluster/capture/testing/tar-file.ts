import { writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** The bytes of a .tar.gz with these files. */
export async function tarGz(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, content);
  archive.finalize();
  return gzipSync(await buffer(archive));
}

/** Writes a .tar.gz with these files; answers its path. */
export async function writeTarGz(path: string, files: Readonly<Record<string, string>>): Promise<string> {
  writeFileSync(path, await tarGz(files));
  return path;
}
