import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOk } from '../../control-plane/run.ts';

/** A folder that can be made one that is only read. */
export interface ReadOnlyFolder {
  readonly folder: string;
  /** From now on nothing can be written there. */
  close(): Promise<void>;
  remove(): Promise<void>;
}

/** A file system of its own for those who may mount one; for others a folder without the right to write. */
export async function readOnlyFolder(): Promise<ReadOnlyFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-read-only-'));
  if (process.getuid?.() !== 0) {
    return {
      folder,
      close: async () => chmodSync(folder, 0o500),
      async remove() {
        chmodSync(folder, 0o700);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
  await runOk('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]);
  return {
    folder,
    close: async () => void (await runOk('mount', ['-o', 'remount,ro', folder])),
    async remove() {
      await runOk('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
