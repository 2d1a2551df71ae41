import { defineCommand } from '../../cli/command.ts';

/** `kubectl operator record`: what happens from now on, into a file. Everything but this description is loaded when it runs. */
export const record = defineCommand({
  name: 'record',
  summary: 'Store every change of conditions, generations, managers and Events, for conditions to tell later',
  usage: ['record [TYPE...] [flags]', 'record status [flags]'],
  examples: [
    { command: 'record redisclusters statefulsets -n shop', explains: 'Two types of one namespace, until Ctrl-C' },
    { command: 'record -A', explains: 'All custom resources of the cluster' },
    { command: 'record status', explains: 'What is stored: types, since when, holes' },
  ],
  flags: {
    selector: { type: 'string', alias: 'l', placeholder: 'SELECTOR', describe: 'Only objects with these labels' },
    store: {
      type: 'string',
      placeholder: 'FILE',
      describe: 'The file to write to; record.db in the state directory (~/.local/state) where it is not named',
    },
    keep: { type: 'string', placeholder: 'DURATION', default: '30d', describe: 'Take out what is older' },
    'max-size': { type: 'string', placeholder: 'BYTES', default: '500Mi', describe: 'Take out the oldest beyond this' },
    output: {
      type: 'string',
      alias: 'o',
      choices: ['text', 'json', 'yaml'],
      default: 'text',
      describe: 'Output format of record status',
    },
    'no-spec': { type: 'boolean', describe: 'Do not store specs: what changed in them cannot be told later' },
  },
  maxArguments: Number.POSITIVE_INFINITY,
  arguments: ['type'],
  run: async (args, flags, context) => (await import('./record.ts')).runRecord(args, flags, context),
});
