import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { CaptureError, type FileSet, isLogFile, isRelevant, tooLarge } from './file-set.ts';
import { bytesText, type CaptureLimits } from './limits.ts';

const DAMAGED = 'The file is damaged or was not copied whole: copy it again, or take a new capture.';

/**
 * The files of a .tar or .tar.gz, read into memory: nothing is unpacked to disk, so paths in it can do no harm.
 * Logs stay where they are, and are read from the archive when they are asked for.
 */
export async function openArchive(file: string, gzipped: boolean, limits: CaptureLimits): Promise<FileSet> {
  const held = new Map<string, Buffer>();
  const logs = new Map<string, number>();
  let heldBytes = 0;
  let entries = 0;
  let modifiedAt: number | undefined;
  await eachEntry(file, gzipped, limits, async ({ path, size, modified, read }) => {
    if (++entries > limits.entries) throw tooLarge('the archive holds too many files', String(limits.entries));
    if (!isRelevant(path)) return true;
    modifiedAt = Math.max(modifiedAt ?? 0, modified);
    if (isLogFile(path)) {
      logs.set(path, size);
      return true;
    }
    heldBytes += size;
    if (size > limits.fileBytes) throw tooLarge(`${path} is too big`, bytesText(limits.fileBytes));
    if (heldBytes > limits.heldBytes) throw tooLarge('the capture is too big', bytesText(limits.heldBytes));
    held.set(path, await read());
    return true;
  });
  if (entries === 0) throw new CaptureError('the archive is empty', DAMAGED);
  const readLog = async (path: string): Promise<Buffer> => {
    let found: Buffer | undefined;
    await eachEntry(file, gzipped, limits, async (entry) => {
      if (entry.path !== path) return true;
      if (entry.size > limits.fileBytes) throw tooLarge(`${path} is too big`, bytesText(limits.fileBytes));
      found = await entry.read();
      return false;
    });
    if (found === undefined) throw new CaptureError(`no file ${path}`, 'The archive changed while it was read.');
    return found;
  };
  return {
    paths: [...held.keys(), ...logs.keys()].sort(),
    size: (path) => held.get(path)?.length ?? logs.get(path),
    modifiedAt,
    read: async (path) => held.get(path) ?? readLog(path),
  };
}

interface ArchiveEntry {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  readonly read: () => Promise<Buffer>;
}

/** Calls `visit` for each file until it answers false. */
async function eachEntry(
  file: string,
  gzipped: boolean,
  limits: CaptureLimits,
  visit: (entry: ArchiveEntry) => Promise<boolean>,
): Promise<void> {
  const archive = extract();
  const stop = new AbortController();
  let unpacked = 0;
  const bound = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      if (unpacked <= limits.unpackedBytes) done(null, chunk);
      else done(tooLarge('the archive unpacks to too much', bytesText(limits.unpackedBytes)));
    },
  });
  const source = createReadStream(file);
  const options = { signal: stop.signal };
  const feeding = gzipped
    ? pipeline(source, createGunzip(), bound, archive, options)
    : pipeline(source, bound, archive, options);
  // Where reading ends early, or fails itself, how feeding ended does not matter.
  let feedingError: unknown;
  feeding.catch((error: unknown) => {
    feedingError ??= error;
  });
  try {
    for await (const entry of archive) {
      const { name, size = 0, mtime, type } = entry.header;
      let consumed = false;
      const read = () => {
        consumed = true;
        return buffer(entry);
      };
      const path = cleanPath(name);
      const goOn =
        type !== 'file' || path === '' || (await visit({ path, size, modified: mtime?.getTime() ?? 0, read }));
      if (!goOn) return;
      if (!consumed) entry.resume();
    }
    await feeding;
  } catch (error) {
    throw explain(feedingError instanceof CaptureError ? feedingError : error, gzipped);
  } finally {
    stop.abort();
  }
}

/** A path without `.` and empty segments; one that would lead out of the archive keeps its `..`, which nothing matches. */
function cleanPath(name: string): string {
  return name
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}

function explain(error: unknown, gzipped: boolean): CaptureError {
  if (error instanceof CaptureError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(message)) {
    return new CaptureError('the archive is truncated', DAMAGED);
  }
  if (code.startsWith('Z_')) return new CaptureError(`the archive is damaged (${message})`, DAMAGED);
  if (/tar header/i.test(message)) {
    return new CaptureError(
      gzipped ? 'the file is compressed, but no tar archive' : 'the file is no tar archive',
      'Give a capture (.tar.gz), a must-gather, or a folder or file of YAML.',
    );
  }
  return new CaptureError(`the archive cannot be read: ${message}`, DAMAGED);
}
