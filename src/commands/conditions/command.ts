import { defineCommand } from '../../cli/command.ts';
import { HISTORY_FORMATS } from '../../views/history/formats.ts';

/** `kubectl operator conditions`: what happened over time. Everything but this description is loaded when it runs. */
export const conditions = defineCommand({
  name: 'conditions',
  summary: 'Tell what happened to an object over time: its conditions, and what changed beside them',
  usage: ['conditions TYPE/NAME [flags]'],
  examples: [
    { command: 'conditions rediscluster/cache -n shop', explains: 'All traces of one object on one timeline' },
  ],
  flags: {
    output: { type: 'string', alias: 'o', choices: HISTORY_FORMATS, default: 'text', describe: 'Output format' },
  },
  maxArguments: Number.POSITIVE_INFINITY,
  arguments: ['object'],
  run: async (args, flags, context) => (await import('./conditions.ts')).runConditions(args, flags, context),
});
