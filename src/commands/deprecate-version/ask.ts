import type { CommandContext } from '../../cli/command.ts';

/**
 * Whether to do something: with --yes, or where a person says so. `show`: nobody can be asked, so that it is only shown.
 */
export async function decide(
  question: string,
  yes: boolean,
  { terminal, signal }: CommandContext,
): Promise<'yes' | 'no' | 'show'> {
  if (yes) return 'yes';
  if (terminal.stdin.isTTY !== true) return 'show';
  const typed = await terminal.ask(`\n${question} [y/N] `, signal);
  return /^y(es)?$/i.test(typed?.trim() ?? '') ? 'yes' : 'no';
}
