import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An answer and the ETag by which the server can say that it still holds. */
interface CachedAnswer {
  readonly etag: string;
  readonly body: Buffer;
}

/** Answers kept between runs. Nothing here fails: what cannot be read is not there, what cannot be written is lost. */
export interface DiskCache {
  read(path: string): Promise<CachedAnswer | undefined>;
  write(path: string, answer: CachedAnswer): Promise<void>;
}

/**
 * A cache for one server, the same for all its users: discovery does not depend on who asks.
 * A file holds the ETag on its first line, then the body.
 * @param directory undefined: nothing is kept
 */
export function openDiskCache(directory: string | undefined, server: URL): DiskCache {
  if (directory === undefined) return { read: async () => undefined, write: async () => {} };
  const folder = join(directory, 'discovery');
  const fileOf = (path: string) => {
    const key = createHash('sha256').update(`${server.href}\n${path}`).digest('hex').slice(0, 32);
    return join(folder, key);
  };
  return {
    async read(path) {
      const file = await readFile(fileOf(path)).catch(() => undefined);
      const end = file?.indexOf('\n') ?? -1;
      if (file === undefined || end <= 0) return undefined;
      const etag = file.subarray(0, end).toString('latin1');
      // What is no header value would make the request fail.
      return /^[\x20-\x7e]+$/.test(etag) ? { etag, body: file.subarray(end + 1) } : undefined;
    },
    async write(path, { etag, body }) {
      const file = fileOf(path);
      const fresh = `${file}.${randomUUID()}`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(fresh, Buffer.concat([Buffer.from(`${etag}\n`, 'latin1'), body]), { mode: 0o600 });
        await rename(fresh, file);
      } catch {
        await rm(fresh, { force: true }).catch(() => {});
      }
    },
  };
}
