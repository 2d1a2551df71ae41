import { type Command, defineCommand } from '../command.ts';

/**
 * `__complete -- WORD...`: what the last word may become, one candidate a line, then `:` and a number that tells the
 * shell what to do (cobra's ShellCompDirective), as kubectl wants it of a plugin's completion
 * (k8s.io/kubectl pkg/cmd/plugin/plugin_completion.go).
 */
export function completeCommand(commands: readonly Command[]): Command {
  return defineCommand({
    name: '__complete',
    summary: 'Candidates for the last word, for the completion of shells',
    usage: ['__complete -- WORD...'],
    examples: [{ command: "__complete -- tree pod ''", explains: 'The pods that tree could be asked for' }],
    flags: {},
    maxArguments: Number.POSITIVE_INFINITY,
    hidden: true,
    run: async (args, _flags, context) => (await import('./complete.ts')).runComplete(args, commands, context),
  });
}
