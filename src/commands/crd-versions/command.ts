import { defineCommand } from '../../cli/command.ts';
import { VERSIONS_FORMATS } from '../../views/versions/formats.ts';

/** `kubectl operator crd-versions`: which versions of CRDs can go. Everything but this description is loaded when it runs. */
export const crdVersions = defineCommand({
  name: 'crd-versions',
  summary: 'Tell which versions of CRDs are stored and used, whether they convert, and what blocks removing each',
  usage: ['crd-versions [flags]', 'crd-versions CRD... [flags]'],
  examples: [
    { command: 'crd-versions', explains: 'All CRDs with something to do, worst first' },
    {
      command: 'crd-versions redisclusters.cache.example.com',
      explains: 'One CRD: each version, and what blocks removing it',
    },
    { command: 'crd-versions --check', explains: 'For scripts: one line; exit code 1 where something is to be done' },
    { command: 'crd-versions --from capture.tar.gz -o json', explains: 'From a capture, for programs' },
  ],
  flags: {
    check: { type: 'boolean', describe: 'Print the answer alone, in one line' },
    output: { type: 'string', alias: 'o', choices: VERSIONS_FORMATS, default: 'text', describe: 'Output format' },
  },
  maxArguments: Number.POSITIVE_INFINITY,
  arguments: ['type'],
  run: async (args, flags, context) => (await import('./crd-versions.ts')).runCrdVersions(args, flags, context),
});
