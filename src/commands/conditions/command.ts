import { defineCommand } from '../../cli/command.ts';
import { HISTORY_FORMATS } from '../../views/history/formats.ts';
import { accessFlags } from '../prometheus/flags.ts';

/** `kubectl operator conditions`: what happened over time. Everything but this description is loaded when it runs. */
export const conditions = defineCommand({
  name: 'conditions',
  summary: 'Tell what happened to an object over time: its conditions, and what changed beside them',
  usage: [
    'conditions TYPE/NAME... [flags]',
    'conditions TYPE [-l SELECTOR] [flags]',
    'conditions --summary [TYPE] [flags]',
  ],
  examples: [
    { command: 'conditions rediscluster/cache -n shop', explains: 'All traces of one object on one timeline' },
    {
      command: 'conditions rediscluster/cache -n shop --tree --since 3h',
      explains: 'With all that it owns, since three hours ago',
    },
    {
      command: 'conditions redisclusters -l team=cart -A --since 10:12 --until 10:40',
      explains: 'What happened to several objects between two times of today, in UTC',
    },
    { command: 'conditions rediscluster/cache -n shop --watch', explains: 'Its lanes and what happens, as it happens' },
    {
      command: 'conditions deployment/web -n shop --prometheus svc/monitoring/prometheus --since 30d',
      explains: 'With what Prometheus has of the last month',
    },
    { command: 'conditions --summary -A', explains: 'How the whole cluster stands, on a screen' },
  ],
  flags: {
    output: { type: 'string', alias: 'o', choices: HISTORY_FORMATS, default: 'text', describe: 'Output format' },
    selector: {
      type: 'string',
      alias: 'l',
      placeholder: 'SELECTOR',
      describe: 'With TYPE alone: objects that have these labels',
    },
    summary: {
      type: 'boolean',
      describe: 'How many objects are in which condition, the worst first; of TYPE, or of all',
    },
    watch: {
      type: 'boolean',
      alias: 'w',
      describe:
        'Follow it live, until q or Ctrl-C. Piped, a line for each thing that happens; with -o json a document a line',
    },
    tree: { type: 'boolean', describe: 'And of all that it owns' },
    logs: { type: 'boolean', describe: 'And what the logs of its operator say of it' },
    store: {
      type: 'strings',
      placeholder: 'FILE',
      describe:
        'Read this file of record instead of the default one; may be repeated. Without a cluster it tells alone',
    },
    'no-store': { type: 'boolean', describe: 'Leave out what was recorded' },
    diff: {
      type: 'string',
      placeholder: 'FROM..TO',
      optionalValue: true,
      describe: 'What changed in the spec instead: each change, or all between two generations or times as one',
    },
    prometheus: {
      type: 'string',
      placeholder: 'URL',
      describe:
        'And what this Prometheus kept of conditions, of the last day or since --since; svc/NAMESPACE/NAME for one in the cluster',
    },
    ...accessFlags('--prometheus'),
    since: { type: 'string', placeholder: 'TIME', describe: 'From then on: 3h, 2d, 10:12 or RFC 3339, in UTC' },
    until: { type: 'string', placeholder: 'TIME', describe: 'Up to then, written as --since is' },
  },
  maxArguments: Number.POSITIVE_INFINITY,
  arguments: ['object'],
  run: async (args, flags, context) => (await import('./conditions.ts')).runConditions(args, flags, context),
});
