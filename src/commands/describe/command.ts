import { defineCommand } from '../../cli/command.ts';
import { STUCK_AFTER } from '../../cli/flags/stuck-after.ts';
import { DESCRIBE_FORMATS } from '../../views/operators/formats.ts';

/** `kubectl operator describe`: one operator's whole house. Everything but this description is loaded when it runs. */
export const describe = defineCommand({
  name: 'describe',
  summary: 'Show all of one operator on a page: pods, leader, permissions, webhooks, custom resources, warnings',
  usage: ['describe NAME [flags]', 'describe NAMESPACE/NAME [flags]', 'describe TYPE.GROUP [flags]'],
  examples: [
    { command: 'describe redis-operator', explains: 'One operator, wherever it runs' },
    { command: 'describe redisclusters.cache.example.com', explains: 'The operator that serves a type' },
    { command: 'describe redis-operator --from capture.tar.gz -o yaml', explains: 'From a capture, for programs' },
  ],
  flags: {
    'stuck-after': STUCK_AFTER,
    output: { type: 'string', alias: 'o', choices: DESCRIBE_FORMATS, default: 'text', describe: 'Output format' },
  },
  maxArguments: 1,
  run: async (args, flags, context) => (await import('./describe.ts')).runDescribe(args, flags, context),
});
