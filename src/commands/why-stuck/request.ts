import { stuckAfter } from '../../cli/flags/stuck-after.ts';
import { parseTargets } from '../../cli/targets.ts';
import type { Target } from '../../collect/named-objects.ts';
import { type Result, success } from '../../objects/problem.ts';
import { DIAGNOSIS_FORMATS, type DiagnosisFormat } from '../../views/diagnosis/formats.ts';

/** The flags of `why-stuck` as the command line has them. */
export interface WhyStuckFlags {
  readonly 'stuck-after': string;
  readonly 'no-probe': boolean;
  readonly output: string;
}

/** What is to be explained, once the command line is understood. */
export interface WhyStuckRequest {
  /** Empty: all that is stuck. */
  readonly targets: readonly Target[];
  /** Milliseconds. */
  readonly stuckAfter: number;
  readonly probes: boolean;
  readonly output: DiagnosisFormat;
}

const USAGE = 'Name an object: kubectl operator why-stuck TYPE NAME or TYPE/NAME, or none for all that is stuck.';

/** Understands arguments and flags, or says what is wrong with them. */
export function whyStuckRequest(args: readonly string[], flags: WhyStuckFlags): Result<WhyStuckRequest> {
  const targets = parseTargets(args, USAGE);
  if (!targets.ok) return targets;
  const stuck = stuckAfter(flags['stuck-after']);
  if (!stuck.ok) return stuck;
  return success({
    targets: targets.value,
    stuckAfter: stuck.value,
    probes: !flags['no-probe'],
    output: DIAGNOSIS_FORMATS.find((format) => format === flags.output) ?? 'text',
  });
}
