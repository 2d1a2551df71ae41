import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOk } from '../../control-plane/run.ts';

/** A folder whose room can be taken away. */
export interface LimitedRoom {
  readonly folder: string;
  /** Nothing more can be written there by the process. */
  fill(pid: number): Promise<void>;
  empty(pid: number): Promise<void>;
  remove(): Promise<void>;
}

const MEBIBYTES = 4;

/**
 * A file system of its own for those who may mount one, which says that it is full; for others a limit to the size of
 * files, which fails as a write error.
 */
export async function limitedRoom(): Promise<LimitedRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-room-'));
  if (process.getuid?.() !== 0) {
    const limit = (pid: number, soft: string) => runOk('prlimit', ['--pid', String(pid), `--fsize=${soft}:`]);
    return {
      folder,
      fill: async (pid) => void (await limit(pid, '4096')),
      empty: async (pid) => void (await limit(pid, 'unlimited')),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  await runOk('mount', ['-t', 'tmpfs', '-o', `size=${MEBIBYTES}m`, 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  return {
    folder,
    async fill() {
      for (let size = MEBIBYTES << 20; size >= 4096; size /= 2) {
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
        } catch {
          // Full but for less than that.
        }
      }
    },
    empty: async () => rmSync(filler),
    async remove() {
      await runOk('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
