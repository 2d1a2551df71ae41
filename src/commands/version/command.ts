import { defineCommand } from '../../cli/command.ts';

/** `kubectl operator version`: what runs here and, when asked, on the other side. */
export const versionCommand = defineCommand({
  name: 'version',
  summary: 'Show the version of this program and, with --server, of the API server',
  usage: ['version [flags]'],
  examples: [
    { command: 'version', explains: 'The version, for a report of a defect' },
    { command: 'version --server', explains: 'The API server too, and what of it this program makes use of' },
    { command: 'version --server -o json', explains: 'The same for programs' },
  ],
  flags: {
    server: {
      type: 'string',
      alias: 's',
      placeholder: '[URL]',
      optionalValue: true,
      describe: 'Ask the API server too: the one of the kubeconfig, or that at an address',
    },
    output: {
      type: 'string',
      alias: 'o',
      choices: ['text', 'json', 'yaml'],
      default: 'text',
      describe: 'Output format',
    },
  },
  maxArguments: 0,
  run: async (_args, flags, context) => (await import('./version.ts')).runVersion(flags, context),
});
