import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { SCRIPTS } from './scripts.ts';
import { SHELLS } from './shells.ts';

/** Prints the script of a shell. */
export async function runCompletion(
  [asked]: readonly string[],
  { terminal }: CommandContext,
): Promise<Result<ExitCode>> {
  const next = `Give one of ${SHELLS.join(', ')}.`;
  if (asked === undefined) return failure('no shell is named', next);
  const shell = SHELLS.find((one) => one === asked);
  if (shell === undefined) return failure(`there is no completion script for "${asked}"`, next);
  await terminal.write(SCRIPTS[shell]);
  return success(0);
}
