import { defineCommand } from '../../cli/command.ts';
import { SHELLS } from './shells.ts';

/** `kubectl operator completion`: a script that a shell loads. */
export const completion = defineCommand({
  name: 'completion',
  summary: 'Print a script for the completion of bash, zsh, fish or PowerShell',
  usage: [`completion ${SHELLS.join('|')}`],
  examples: [
    { command: 'completion bash >> ~/.bashrc', explains: 'For kubectl-operator called by itself, in bash' },
    { command: 'completion zsh >> ~/.zshrc', explains: 'In zsh, after compinit' },
    {
      command: 'completion fish > ~/.config/fish/completions/kubectl-operator.fish',
      explains:
        "In fish. `kubectl operator` is completed by kubectl's own script and kubectl_complete-operator on PATH",
    },
  ],
  flags: {},
  maxArguments: 1,
  arguments: [SHELLS],
  run: async (args, _flags, context) => (await import('./completion.ts')).runCompletion(args, context),
});
