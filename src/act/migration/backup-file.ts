import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** Objects and bytes of a file before the next one is begun. */
const FILE_OBJECTS = 5000;
const FILE_BYTES = 64 << 20;

/** The files of a backup, which are begun as they are needed. Throws what the file system says. */
export interface BackupFiles {
  readonly written: readonly { readonly name: string; readonly objects: number }[];
  objects(): number;
  /** Adds a line; resolves when there is room for more. One at a time. */
  add(line: string): Promise<void>;
  /** Resolves when all of them are on the disk. */
  end(): Promise<void>;
}

/** Files in a folder, named after the type. */
export function backupFiles(path: string, resource: string): BackupFiles {
  const written: { name: string; objects: number }[] = [];
  let file: BackupFile | undefined;
  let inFile = 0;
  return {
    written,
    objects: () => written.reduce((sum, { objects }) => sum + objects, 0),
    async add(line) {
      if (file === undefined || inFile >= FILE_OBJECTS || file.bytes() >= FILE_BYTES) {
        await file?.end();
        const name = `${resource}-${String(written.length + 1).padStart(5, '0')}.json.gz`;
        file = await createBackupFile(join(path, name));
        written.push({ name, objects: 0 });
        inFile = 0;
      }
      await file.write(`${line}\n`);
      inFile += 1;
      const last = written.at(-1);
      if (last !== undefined) last.objects = inFile;
    },
    end: async () => file?.end(),
  };
}

/** A compressed file that grows; its owner alone may read it. */
interface BackupFile {
  /** Bytes that went in, before they were compressed. */
  bytes(): number;
  /** Resolves when there is room for more. */
  write(text: string): Promise<void>;
  /** Resolves when all of it is on the disk. */
  end(): Promise<void>;
}

/** Makes the file; it must not be there. Throws what the file system says. */
async function createBackupFile(path: string): Promise<BackupFile> {
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
    bytes: () => bytes,
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
