import { constants } from 'node:fs';
import { access, open, rename, unlink } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { failure, type Result, success } from '../../../objects/problem.ts';

/** A file that appears under its name only when it is whole. */
export interface OutputFile {
  readonly stream: Writable;
  /** Gives the file its name. */
  commit(): Promise<Result<void>>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

/** Begins FILE.partial, readable by its owner alone. Refuses where FILE exists, unless forced. */
export async function openOutputFile(path: string, force: boolean): Promise<Result<OutputFile>> {
  if (!force && (await exists(path))) {
    return failure(`${path} exists already`, 'Choose another name, or add --force to overwrite it.');
  }
  const partial = `${path}.partial`;
  try {
    // Never through what somebody else has put there, such as a link to another file.
    await unlink(partial).catch(() => {});
    const file = await open(partial, 'wx', 0o600);
    return success({
      stream: file.createWriteStream(),
      async commit() {
        try {
          await rename(partial, path);
          return success(undefined);
        } catch (error) {
          return cannotWrite(path, error);
        }
      },
      async discard() {
        await unlink(partial).catch(() => {});
      },
    });
  } catch (error) {
    return cannotWrite(path, error);
  }
}

/** The problem that an error of the file system is. Any other error is a defect, and thrown on. */
export function cannotWrite(path: string, error: unknown): Result<never> {
  if (!(error instanceof Error && 'code' in error)) throw error;
  const code = String(error.code);
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'its folder does not exist',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space is left',
    EISDIR: 'it is a folder',
  };
  return failure(`cannot write ${path}: ${reasons[code] ?? error.message}`, 'Choose another place for the capture.');
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
