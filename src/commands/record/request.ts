import { parseBytes } from '../../cli/flags/bytes.ts';
import { parseDuration } from '../../cli/flags/duration.ts';
import { stateDirectory } from '../../cli/state-directory.ts';
import { parseLabelSelector } from '../../objects/label-selector.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { defaultStorePath } from '../../store/default-path.ts';

/** Forms of `record status`. */
export const STATUS_FORMATS = ['text', 'json', 'yaml'] as const;

/** The flags of `record` as the command line has them. */
export interface RecordFlags {
  readonly selector: string | undefined;
  readonly store: string | undefined;
  readonly keep: string;
  readonly 'max-size': string;
  readonly 'no-spec': boolean;
  readonly output: string;
}

/** What is asked for, once the command line is understood. */
export interface RecordRequest {
  /** Say what is stored; record nothing. */
  readonly isStatus: boolean;
  readonly format: 'text' | 'json' | 'yaml';
  readonly types: readonly string[];
  readonly labelSelector: string | undefined;
  readonly path: string;
  /** Milliseconds. */
  readonly keep: number;
  readonly bytes: number;
  readonly specs: boolean;
}

/** Room for the tables themselves: a smaller limit could not be kept to. */
const LEAST_BYTES = 1 << 20;

/** Understands arguments and flags, or says what is wrong with them. */
export function recordRequest(
  args: readonly string[],
  flags: RecordFlags,
  env: Readonly<Record<string, string | undefined>>,
): Result<RecordRequest> {
  const keep = parseDuration(flags.keep);
  if (keep === undefined || keep <= 0) return failure(`--keep ${flags.keep} is no time`, 'Write it as 30d or 12h.');
  const bytes = parseBytes(flags['max-size']);
  if (bytes === undefined || bytes < LEAST_BYTES)
    return failure(`--max-size ${flags['max-size']} is no size of 1Mi or more`, 'Write it as 500Mi or 2Gi.');
  if (flags.selector !== undefined) {
    const selector = parseLabelSelector(flags.selector);
    if (!selector.ok) return selector;
  }
  const isStatus = args.length === 1 && args[0] === 'status';
  const format = STATUS_FORMATS.find((one) => one === flags.output) ?? 'text';
  if (!isStatus && format !== 'text')
    return failure(`record prints no ${format}`, 'kubectl operator record status -o json tells what is stored.');
  return success({
    isStatus,
    format,
    // As kubectl has them: `pods,services`.
    types: isStatus ? [] : args.flatMap((arg) => arg.split(',')).filter((name) => name !== ''),
    labelSelector: flags.selector || undefined,
    path: flags.store ?? defaultStorePath(stateDirectory(env)),
    keep,
    bytes,
    specs: !flags['no-spec'],
  });
}
