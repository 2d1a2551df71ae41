import { defineCommand } from '../../cli/command.ts';
import { STUCK_AFTER } from '../../cli/flags/stuck-after.ts';
import { DIAGNOSIS_FORMATS } from '../../views/diagnosis/formats.ts';

/** `kubectl operator why-stuck`: why something will not go away. Everything but this description is loaded when it runs. */
export const whyStuck = defineCommand({
  name: 'why-stuck',
  summary: 'Tell why objects do not go away: what holds them, whose that is, why it does nothing, what to do first',
  usage: ['why-stuck TYPE NAME [flags]', 'why-stuck TYPE/NAME [flags]', 'why-stuck [flags]'],
  examples: [
    {
      command: 'why-stuck redisbackup/cache-nightly -n shop',
      explains: 'What one object waits for, down to the root cause',
    },
    { command: 'why-stuck ns/shop', explains: 'Why a namespace stays Terminating' },
    { command: 'why-stuck -A', explains: 'All that is stuck in the cluster, by root cause' },
    { command: 'why-stuck -A --from capture.tar.gz', explains: 'The same from a capture' },
  ],
  flags: {
    'stuck-after': STUCK_AFTER,
    'no-probe': {
      type: 'boolean',
      describe: 'Do not try writes (server-side dry runs that change nothing) to see whether they are let through',
    },
    output: { type: 'string', alias: 'o', choices: DIAGNOSIS_FORMATS, default: 'text', describe: 'Output format' },
  },
  maxArguments: Number.POSITIVE_INFINITY,
  arguments: ['object'],
  run: async (args, flags, context) => (await import('./why-stuck.ts')).runWhyStuck(args, flags, context),
});
