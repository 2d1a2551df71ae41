import { defineCommand } from '../../cli/command.ts';
import { CREDENTIAL_FLAGS } from '../queue/credentials.ts';

/** `kubectl operator capture`: a cluster into a file. Everything but this description is loaded when it runs. */
export const capture = defineCommand({
  name: 'capture',
  summary: 'Write what is in the cluster to a file that --from reads, without the values of Secrets',
  usage: ['capture FILE.tar.gz [TYPE...] [flags]', 'capture - [TYPE...] [flags]'],
  examples: [
    {
      command: 'capture shop.tar.gz -n shop',
      explains: 'All objects of a namespace, and those that belong to none',
    },
    { command: 'capture cluster.tar.gz -A --logs', explains: 'The whole cluster, with the last lines of every log' },
    {
      command: 'capture cluster.tar.gz -A --metrics',
      explains: "With two looks at operators' metrics, for queue --from",
    },
    { command: "capture redis.tar.gz pods '*.example.com' -A", explains: 'Only some types' },
    { command: 'tree rediscluster/cache --from shop.tar.gz', explains: 'Any command that reads works on it' },
  ],
  flags: {
    types: {
      type: 'strings',
      placeholder: 'GLOB',
      describe: 'Capture only these types, such as pods or *.apps; may be repeated',
    },
    logs: {
      type: 'boolean',
      describe: 'Capture the logs of all containers, and of their last run where they restarted',
    },
    'log-lines': { type: 'number', placeholder: 'N', default: 1000, describe: 'Last lines of each log' },
    metrics: {
      type: 'boolean',
      describe: 'Capture what queue needs: two looks at the metrics of all operators, which opens ports of their pods',
    },
    interval: { type: 'string', placeholder: 'DURATION', default: '10s', describe: 'Time between the two looks' },
    ...CREDENTIAL_FLAGS,
    force: { type: 'boolean', describe: 'Overwrite the file' },
  },
  maxArguments: Number.POSITIVE_INFINITY,
  arguments: ['file', 'type'],
  run: async (args, flags, context) => (await import('./capture.ts')).runCapture(args, flags, context),
});
