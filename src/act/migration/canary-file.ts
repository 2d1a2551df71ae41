import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What the object that the canary writes was before, so that it can be put back later. It is one object at a time: those
 * before it came out of their write as they were, and putting them back would undo what others have changed since.
 */
export interface CanaryFile {
  /** Keeps an object, as kubectl can replace or create it. A disk that does not take it keeps nothing from going on. */
  keep(text: string): Promise<void>;
  /** undefined: nothing could be kept. */
  path(): string | undefined;
  /** Removes it, when all objects came out as they were. */
  discard(): Promise<void>;
}

/** Bytes of a resource's name that go into the file's, which holds 255 at most. */
const NAME = 140;

/** A new file for a run, which begins when the first object is kept. @param at milliseconds since the epoch */
export function canaryFile(directory: string, resource: string, at: number): CanaryFile {
  const name = `${resource.slice(0, NAME)}_${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}.canary.json`;
  const path = join(directory, name.replaceAll(/[^A-Za-z0-9._-]/g, '-'));
  let kept = false;
  return {
    async keep(text) {
      kept = false;
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        const file = await open(path, 'w', 0o600);
        try {
          await file.writeFile(`${text}\n`);
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
