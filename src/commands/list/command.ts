import { defineCommand } from '../../cli/command.ts';
import { STUCK_AFTER } from '../../cli/flags/stuck-after.ts';
import { LIST_FORMATS } from '../../views/operators/formats.ts';

/** `kubectl operator list`: who runs what. Everything but this description is loaded when it runs. */
export const list = defineCommand({
  name: 'list',
  summary: 'List the operators of the cluster, however they were installed: what they serve and how they are doing',
  usage: ['list [flags]'],
  examples: [
    { command: 'list', explains: 'All operators, their custom resources, and types that nobody serves' },
    { command: 'list -o wide', explains: 'With namespaces watched, webhooks, and how all of it is known' },
    { command: 'list -n redis-system', explains: 'Those that run in one namespace' },
    { command: 'list --from capture.tar.gz -o json', explains: 'From a capture, for programs' },
  ],
  flags: {
    'stuck-after': STUCK_AFTER,
    output: { type: 'string', alias: 'o', choices: LIST_FORMATS, default: 'text', describe: 'Output format' },
  },
  maxArguments: 0,
  run: async (_args, flags, context) => (await import('./list.ts')).runList(flags, context),
});
