import { open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** A compressed file that grows; its owner alone may read it. */
export interface BackupFile {
  /** Bytes that went in, before they were compressed. */
  readonly bytes: number;
  /** Resolves when there is room for more. */
  write(text: string): Promise<void>;
  /** Resolves when all of it is on the disk. */
  end(): Promise<void>;
}

/** Makes the file; it must not be there. Throws what the file system says. */
export async function createBackupFile(path: string): Promise<BackupFile> {
  const file = await open(path, 'wx', 0o600);
  const gzip = createGzip();
  const stream = gzip.pipe(file.createWriteStream({ flush: true }));
  const done = finished(stream);
  // Told where it is waited for: by the next write, or at the end.
  let error: unknown;
  done.catch((reason: unknown) => {
    error = reason;
    gzip.destroy();
  });
  let bytes = 0;
  return {
    get bytes() {
      return bytes;
    },
    async write(text) {
      if (error !== undefined) throw error;
      bytes += Buffer.byteLength(text);
      if (!gzip.write(text)) await Promise.race([new Promise((resolve) => gzip.once('drain', resolve)), done]);
    },
    async end() {
      gzip.end();
      await done;
    },
  };
}
