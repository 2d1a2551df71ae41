import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';

/** A .tar.gz that is written as it grows. */
export interface ArchiveWriter {
  /** Adds a file; resolves when there is room for more. Rejects where the archive cannot be written. */
  add(path: string, content: string | Buffer): Promise<void>;
  /** Compressed bytes handed on so far. */
  readonly bytes: number;
  /** Ends the archive; resolves when all of it is handed on. */
  finish(): Promise<void>;
  /** Gives up; what was handed on is no archive. */
  abort(): void;
}

/**
 * Writes a compressed archive to a stream, which is left open at the end where `keepOpen` says so.
 * @param root the folder that everything in the archive lies in
 * @param time modification time of its files, milliseconds since the epoch
 */
export function createArchiveWriter(
  destination: Writable,
  { root, time, keepOpen }: { root: string; time: number; keepOpen: boolean },
): ArchiveWriter {
  const archive = pack();
  const counter = new PassThrough();
  let bytes = 0;
  counter.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  let failure: unknown;
  const written = pipeline(archive, createGzip(), counter, destination, { end: !keepOpen });
  const failed = written.catch((error: unknown) => {
    failure = error;
  });
  // Each of its streams emits the failure that `written` tells; one that nobody listens to would end the process.
  archive.on('error', () => {});
  let last: Promise<void> = Promise.resolve();

  const addNow = async (path: string, content: string | Buffer): Promise<void> => {
    if (failure !== undefined) throw failure;
    const header = { name: `${root}/${path}`, mode: 0o600, mtime: new Date(time), type: 'file' as const };
    // The callback comes when the destination has taken the file, which keeps memory flat.
    const added = new Promise<void>((resolve, reject) => {
      const entry = archive.entry(header, content, (error) => (error ? reject(error) : resolve()));
      entry.on('error', () => {});
    });
    try {
      await Promise.race([added, failed]);
    } catch (error) {
      // An entry fails because the archive did: that says why.
      if (archive.destroyed) await failed;
      throw failure ?? error;
    }
    if (failure !== undefined) throw failure;
  };
  return {
    add(path, content) {
      last = last.then(() => addNow(path, content));
      return last;
    },
    get bytes() {
      return bytes;
    },
    async finish() {
      await last;
      archive.finalize();
      await written;
    },
    abort() {
      archive.destroy();
    },
  };
}
