import { defineCommand } from '../../cli/command.ts';

/** `kubectl operator explain`: what the rules of why-stuck look for. Needs no cluster. */
export const explain = defineCommand({
  name: 'explain',
  summary: 'Tell what the rules of why-stuck look for, and how they know',
  usage: ['explain [flags]', 'explain RULE [flags]'],
  examples: [
    { command: 'explain', explains: 'All rules, by the symptom that they explain' },
    { command: 'explain workload-scaled-to-zero', explains: 'One rule, as named behind a root cause' },
  ],
  flags: {
    output: {
      type: 'string',
      alias: 'o',
      choices: ['text', 'json', 'yaml'],
      default: 'text',
      describe: 'Output format',
    },
  },
  maxArguments: 1,
  run: async (args, flags, context) => (await import('./explain.ts')).runExplain(args, flags, context),
});
