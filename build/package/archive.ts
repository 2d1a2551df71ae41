import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { ZipFile } from 'yazl';

/** A file of an archive. */
export interface ArchiveFile {
  readonly name: string;
  readonly content: Buffer;
  readonly executable: boolean;
}

/** Writes a .tar.gz or, by its name, a .zip: the same bytes for the same files, whoever and wherever one is. */
export async function writeArchive(path: string, files: readonly ArchiveFile[]): Promise<void> {
  await (path.endsWith('.zip') ? writeZip(path, files) : writeTar(path, files));
}

async function writeTar(path: string, files: readonly ArchiveFile[]): Promise<void> {
  const tar = pack();
  for (const { name, content, executable } of files) {
    tar.entry({ name, mode: modeOf(executable), mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' }, content);
  }
  tar.finalize();
  await pipeline(tar, createGzip({ level: 9 }), createWriteStream(path)); // Node writes no time into gzip's header
}

async function writeZip(path: string, files: readonly ArchiveFile[]): Promise<void> {
  const mtime = new Date(2000, 0, 1); // zip tells local time
  const zip = new ZipFile();
  for (const { name, content, executable } of files) {
    zip.addBuffer(content, name, {
      mtime,
      mode: 0o100000 | modeOf(executable),
      forceDosTimestamp: true, // local time without a zone: the same everywhere
    });
  }
  zip.end();
  await pipeline(Readable.from(zip.outputStream), createWriteStream(path));
}

function modeOf(executable: boolean): number {
  return executable ? 0o755 : 0o644;
}
