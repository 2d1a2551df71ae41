import { randomBytes } from 'node:crypto';
import { defineCase } from '../harness/fault-case.ts';
import type { Stage } from '../harness/stage.ts';

/**
 * Runs the command in namespaces of its own, where a directory, of which a variable tells, is a file system in memory
 * with these options; it is gone with the command. `unshare` that may not do so makes the case fail.
 */
function mountOn({ with: how }: Stage, directory: string, options: string): void {
  const mount = `mkdir -p "${directory}" && mount -t tmpfs -o ${options} tmpfs "${directory}" && exec "$0" "$@"`;
  how.under = ['unshare', '--map-root-user', '--mount', 'sh', '-c', mount];
}

export default {
  'disk-full': defineCase({
    title: 'the disk of the state directory is full after a few hundred objects',
    objects: 800,
    async arrange(stage) {
      mountOn(stage, '$XDG_STATE_HOME', 'size=16k');
    },
    exits: [0],
  }),
  'state-directory-read-only': defineCase({
    title: 'the state directory is read-only',
    async arrange(stage) {
      mountOn(stage, '$XDG_STATE_HOME', 'ro');
    },
    exits: [0],
  }),
  'backup-disk-full': defineCase({
    title: 'the disk is full before the backup is whole',
    object: (index) => ({ spec: { index, text: randomBytes(1000).toString('base64') } }),
    async arrange(stage) {
      mountOn(stage, '$BACKUP_DIR', 'size=64k');
      const directory = `${stage.with.env.XDG_STATE_HOME}-backup`;
      stage.with.env.BACKUP_DIR = directory;
      stage.with.args = ['--backup', directory];
    },
    exits: [1, 2],
    async check(stage) {
      const written = (await stage.stored()).filter(({ version }) => version === stage.target).length;
      return written === 0 ? [] : [`${written} objects were written without a backup`];
    },
    async mend({ with: how }) {
      how.under = [];
    },
  }),
};
