import { defineCommand } from '../../cli/command.ts';
import { TREE_FORMATS } from '../../views/tree/formats.ts';

/** `kubectl operator tree`: who owns what. Everything but this description is loaded when it runs. */
export const tree = defineCommand({
  name: 'tree',
  summary: 'Show who owns what: the dependents of an object, or its owners',
  usage: ['tree TYPE NAME [flags]', 'tree TYPE/NAME [flags]', 'tree -f FILE [flags]'],
  examples: [
    { command: 'tree rediscluster/cache -n shop', explains: 'All that a custom resource owns, and how it is doing' },
    { command: 'tree pod cache-redis-0 --up', explains: 'Who owns a pod, up to the root' },
    {
      command: 'tree crd/redisclusters.cache.example.com -A',
      explains: 'All custom resources of a type, with their dependents',
    },
    { command: 'tree rediscluster/cache --from capture.tar.gz -o dot', explains: 'A graph, from a capture' },
  ],
  flags: {
    filename: {
      type: 'string',
      alias: 'f',
      placeholder: 'FILE',
      describe: 'Take the objects of a YAML or JSON file as roots; - is standard input',
    },
    up: { type: 'boolean', describe: 'Show owners up to the roots instead of dependents' },
    all: { type: 'boolean', describe: 'Show both, owners and dependents' },
    depth: { type: 'number', placeholder: 'N', describe: 'Show at most N levels below the object' },
    links: {
      type: 'boolean',
      describe: 'Add what is linked without owner references: names in spec, Helm, OLM, Argo CD, Flux',
    },
    types: { type: 'strings', placeholder: 'GLOB', describe: 'Show only these types, such as pods or *.apps' },
    'exclude-types': { type: 'strings', placeholder: 'GLOB', describe: 'Leave these types out; what they own stays' },
    selector: {
      type: 'string',
      alias: 'l',
      placeholder: 'SELECTOR',
      describe: 'Show only objects with these labels, and the way to them',
    },
    conditions: { type: 'boolean', describe: 'Show every condition of each object' },
    output: { type: 'string', alias: 'o', choices: TREE_FORMATS, default: 'text', describe: 'Output format' },
    watch: { type: 'boolean', alias: 'w', describe: 'Draw again whenever something changes' },
  },
  maxArguments: Number.POSITIVE_INFINITY,
  arguments: ['object'],
  run: async (args, flags, context) => (await import('./tree.ts')).runTree(args, flags, context),
});
