import { defineCommand } from '../../cli/command.ts';
import { SORT_KEYS } from '../../queues/watch/sort-keys.ts';
import { QUEUE_FORMATS } from '../../views/queues/formats.ts';
import { accessFlags } from '../prometheus/flags.ts';
import { CREDENTIAL_FLAGS } from './credentials.ts';

/** `kubectl operator queue`: what work queues and back-off are doing. Everything but this description is loaded when it runs. */
export const queue = defineCommand({
  name: 'queue',
  summary: 'Tell from its own metrics whether an operator keeps up, retries something for ever, or hangs',
  usage: [
    'queue [flags]',
    'queue OPERATOR|TYPE|pod/NAME [flags]',
    'queue TYPE/NAME [flags]',
    'queue --metrics-file PAGE [PAGE] [flags]',
    'queue --url URL [flags]',
    'queue [OPERATOR|TYPE|pod/NAME] --prometheus URL [flags]',
    'queue --explain-backoff OPERATOR|TYPE|FRAMEWORK [flags]',
  ],
  examples: [
    { command: 'queue', explains: 'All operators of the cluster, by two looks at their metrics' },
    { command: 'queue redis-operator', explains: 'One operator' },
    { command: 'queue rediscluster -o wide', explains: 'The operator of a type, with all figures and judgements' },
    {
      command: 'queue rediscluster/cache -n shop',
      explains: 'One object: how often it failed, and when it is tried next',
    },
    {
      command: 'queue --metrics-file before.txt after.txt --interval 30s',
      explains: 'From two pages that were saved 30 seconds apart',
    },
    { command: 'queue redis-operator --watch', explains: 'A live view of one operator' },
    { command: 'queue --from shop.tar.gz', explains: 'What a capture with --metrics has kept of two looks' },
    { command: 'queue --url http://127.0.0.1:8080/metrics', explains: 'From an address that serves metrics' },
    {
      command: 'queue redis-operator --prometheus http://127.0.0.1:9090 --range 6h',
      explains: 'What Prometheus has kept of the last six hours, restarts included',
    },
    {
      command: 'queue --explain-backoff controller-runtime --since 10:12',
      explains: 'When something that fails since 10:12 is tried',
    },
  ],
  flags: {
    interval: {
      type: 'string',
      placeholder: 'DURATION',
      describe: 'Time between two looks (default 10s, with --watch 2s)',
    },
    watch: {
      type: 'boolean',
      alias: 'w',
      describe:
        'Look again and again, until q or Ctrl-C. Piped, a line for each change of state; with -o wide all at every look, with -o json a document a line',
    },
    sort: {
      type: 'string',
      choices: SORT_KEYS,
      describe: 'With --watch: how the view is sorted to begin with (default state, the worst first)',
    },
    'metrics-file': {
      type: 'strings',
      placeholder: 'PAGE',
      describe: 'Read saved pages, --interval apart, the oldest first, instead of a cluster',
    },
    url: { type: 'string', placeholder: 'URL', describe: 'Read an address that serves metrics instead of a cluster' },
    prometheus: {
      type: 'string',
      placeholder: 'URL',
      describe:
        'Ask Prometheus (or what has its API) for a --range: its URL, or svc/NAMESPACE/NAME[:PORT] in the cluster',
    },
    range: { type: 'string', placeholder: 'DURATION', describe: 'How far back Prometheus is asked (default 1h)' },
    ...accessFlags('--url or --prometheus'),
    ...CREDENTIAL_FLAGS,
    'explain-backoff': {
      type: 'boolean',
      describe: 'Write out how long an object waits after each failure, by default of its framework',
    },
    since: { type: 'string', placeholder: 'TIME', describe: 'With --explain-backoff: when it failed first, in UTC' },
    output: { type: 'string', alias: 'o', choices: QUEUE_FORMATS, default: 'text', describe: 'Output format' },
  },
  maxArguments: 16,
  arguments: ['object'],
  run: async (args, flags, context) => (await import('./queue.ts')).runQueue(args, flags, context),
});
