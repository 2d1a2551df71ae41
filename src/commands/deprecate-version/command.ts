import { defineCommand } from '../../cli/command.ts';
import { STEPS } from '../../versions/steps.ts';
import { STANDING_FORMATS } from '../../views/versions/formats.ts';

/** `kubectl operator deprecate-version`: a version's way out. Everything but this description is loaded when it runs. */
export const deprecateVersion = defineCommand({
  name: 'deprecate-version',
  summary: 'Walk a version of a CRD out, step by step: each shown first, asked for, and taken back until the last',
  usage: ['deprecate-version CRD VERSION [flags]'],
  examples: [
    {
      command: 'deprecate-version redisclusters.cache.example.com v1alpha1',
      explains: 'Does the next step and those after it, asking each time',
    },
    {
      command: 'deprecate-version redisclusters.cache.example.com v1alpha1 --status',
      explains: 'Only tells where the version stands',
    },
    {
      command: 'deprecate-version redisclusters.cache.example.com v1alpha1 --print',
      explains: 'Prints the next step as a patch for kubectl, and as YAML to commit',
    },
    {
      command: 'deprecate-version redisclusters.cache.example.com v1alpha1 --step stop-serving --yes --soak 10m',
      explains: 'One step without asking; serves the version again where something fails within ten minutes',
    },
    {
      command: 'deprecate-version redisclusters.cache.example.com v1alpha1 --undo',
      explains: 'Serves the version again',
    },
  ],
  flags: {
    status: { type: 'boolean', describe: 'Tell where the version stands, and do nothing' },
    print: { type: 'boolean', describe: 'Print the step instead of doing it' },
    step: { type: 'string', choices: STEPS, describe: 'The one step to do: it has to be the next' },
    yes: { type: 'boolean', alias: 'y', describe: 'With --step or --undo: without asking' },
    undo: { type: 'boolean', describe: 'Take a step back: the one that --step names, else serve or un-deprecate it' },
    to: { type: 'string', placeholder: 'VERSION', describe: 'The version to use instead; found out where not given' },
    warning: { type: 'string', placeholder: 'TEXT', describe: 'What the API server says to whoever uses the version' },
    soak: {
      type: 'string',
      placeholder: 'TIME',
      default: '1m',
      describe: 'How long to watch for what fails once the version is not served',
    },
    'ignore-user': {
      type: 'strings',
      placeholder: 'NAME',
      describe: 'A field manager, Application or Kustomization that is known to be gone; can be repeated',
    },
    'accept-loss': {
      type: 'strings',
      placeholder: 'PATH',
      describe: 'A field that may get lost when objects are stored as the other version; can be repeated',
    },
    'force-live': {
      type: 'boolean',
      describe: 'Change the CRD in the cluster even though Git, Helm or OLM applies it and may change it back',
    },
    output: {
      type: 'string',
      alias: 'o',
      choices: STANDING_FORMATS,
      default: 'text',
      describe: 'With --status: output format',
    },
  },
  maxArguments: 2,
  arguments: ['type'],
  run: async (args, flags, context) =>
    (await import('./deprecate-version.ts')).runDeprecateVersion(args, flags, context),
});
