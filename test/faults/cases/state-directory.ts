import { defineCase } from '../harness/fault-case.ts';
import type { Stage } from '../harness/stage.ts';

/**
 * Runs the command in namespaces of its own, where its state directory is a file system in memory with these options; it
 * is gone with the command. `unshare` that may not do so makes the case fail.
 */
function stateOn({ with: how }: Stage, options: string): void {
  const mount = `mkdir -p "$XDG_STATE_HOME" && mount -t tmpfs -o ${options} tmpfs "$XDG_STATE_HOME" && exec "$0" "$@"`;
  how.under = ['unshare', '--map-root-user', '--mount', 'sh', '-c', mount];
}

export default {
  'disk-full': defineCase({
    title: 'the disk of the state directory is full after a few hundred objects',
    objects: 800,
    async arrange(stage) {
      stateOn(stage, 'size=16k');
    },
    exits: [0],
  }),
  'state-directory-read-only': defineCase({
    title: 'the state directory is read-only',
    async arrange(stage) {
      stateOn(stage, 'ro');
    },
    exits: [0],
  }),
};
