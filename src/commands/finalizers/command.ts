import { defineCommand } from '../../cli/command.ts';
import { FINALIZER_FORMATS } from '../../views/finalizers/formats.ts';

/** `kubectl operator finalizers`: what holds objects, and the careful way to let them go by hand. */
export const finalizers = defineCommand({
  name: 'finalizers',
  summary: 'List finalizers with their owners, or remove one by hand when its owner is gone for good',
  usage: ['finalizers [flags]', 'finalizers TYPE/NAME [flags]', 'finalizers remove TYPE/NAME FINALIZER [flags]'],
  examples: [
    {
      command: 'finalizers -A',
      explains: 'All finalizers in the cluster, whose they are, and whether these are at work',
    },
    { command: 'finalizers redisbackup/cache-nightly -n shop', explains: 'Those of one object' },
    {
      command: 'finalizers remove redisbackup/cache-nightly cache.example.com/backup -n shop',
      explains: 'Removes one after showing why it is there and what stays behind; asks first and keeps a backup',
    },
  ],
  flags: {
    force: { type: 'boolean', describe: 'remove: even though the owner of the finalizer is at work' },
    yes: {
      type: 'boolean',
      alias: 'y',
      describe: 'remove: without asking; without it a script only sees what would be done',
    },
    'dry-run': { type: 'boolean', describe: 'remove: let the server check the write, and write nothing' },
    'backup-dir': {
      type: 'string',
      placeholder: 'DIR',
      describe: 'remove: where the object is kept as it was; the state directory where not given',
    },
    output: { type: 'string', alias: 'o', choices: FINALIZER_FORMATS, default: 'text', describe: 'Output format' },
  },
  maxArguments: Number.POSITIVE_INFINITY,
  arguments: ['object'],
  run: async (args, flags, context) => (await import('./finalizers.ts')).runFinalizers(args, flags, context),
});
