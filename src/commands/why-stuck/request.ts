import { parseDuration } from '../../cli/flags/duration.ts';
import { parseTargets } from '../../cli/targets.ts';
import type { Target } from '../../collect/named-objects.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
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
  const stuckAfter = parseDuration(flags['stuck-after']);
  if (stuckAfter === undefined)
    return failure(`"${flags['stuck-after']}" is not a time for --stuck-after`, 'Give a time such as 30s, 2m or 1h.');
  return success({
    targets: targets.value,
    stuckAfter,
    probes: !flags['no-probe'],
    output: DIAGNOSIS_FORMATS.find((format) => format === flags.output) ?? 'text',
  });
}
