import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** What the canary's objects were before they were written, so that they can be put back later. */
export interface CanaryFile {
  /** Adds an object, as kubectl can replace or create it. A disk that does not take it keeps nothing from going on. */
  keep(text: string): Promise<void>;
  /** undefined: nothing could be kept. */
  path(): string | undefined;
  /** Removes it, when all objects are what they were. */
  discard(): Promise<void>;
}

/** A new file for a run, which begins when the first object is kept. @param at milliseconds since the epoch */
export function canaryFile(directory: string, resource: string, at: number): CanaryFile {
  const name = `${resource}_${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}.canary.json`;
  const path = join(directory, name.replaceAll(/[^A-Za-z0-9._-]/g, '-'));
  let kept = false;
  return {
    async keep(text) {
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        const file = await open(path, 'a', 0o600);
        try {
          await file.appendFile(`${text}\n`);
          await file.sync();
          kept = true;
        } finally {
          await file.close();
        }
      } catch {
        // Told by its path, which is not there.
      }
    },
    path: () => (kept ? path : undefined),
    discard: () => unlink(path).catch(() => {}),
  };
}
