import type { CommandContext } from '../../cli/command.ts';
import { type Result, success } from '../../objects/problem.ts';

import type { Step } from '../../versions/steps.ts';

/** What a step came to: `done`, so that the next can follow; `left`, by whoever was asked, or since nobody could be. */
export type StepOutcome = 'done' | 'left';

/** Tells that nothing was done, and why. */
export async function left(
  decision: 'no' | 'show',
  step: Step,
  { terminal }: CommandContext,
): Promise<Result<StepOutcome>> {
  await terminal.write(
    decision === 'show' ? `Nothing was changed; --step ${step} --yes does it.\n` : 'Nothing was changed.\n',
  );
  return success('left');
}
