import { parseTargets } from '../../cli/targets.ts';
import type { Target } from '../../collect/named-objects.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { HISTORY_FORMATS, type HistoryFormat } from '../../views/history/formats.ts';

/** The flags of `conditions` as the command line has them. */
export interface ConditionsFlags {
  readonly output: string;
}

/** What is asked for, once the command line is understood. */
export interface ConditionsRequest {
  readonly targets: readonly Target[];
  readonly format: HistoryFormat;
}

const USAGE = 'Name an object: kubectl operator conditions TYPE/NAME.';

/** Understands arguments and flags, or says what is wrong with them. */
export function conditionsRequest(args: readonly string[], flags: ConditionsFlags): Result<ConditionsRequest> {
  const targets = parseTargets(args, USAGE);
  if (!targets.ok) return targets;
  if (targets.value.length === 0) return failure('no object is named', USAGE);
  const format = HISTORY_FORMATS.find((one) => one === flags.output) ?? 'text';
  return success({ targets: targets.value, format });
}
