import { parseDuration } from '../../cli/flags/duration.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { type ChangingStep, isChanging, STEPS, type Step } from '../../versions/steps.ts';
import { STANDING_FORMATS, type StandingFormat } from '../../views/versions/formats.ts';

/** The flags of `deprecate-version` as the command line has them. */
export interface DeprecateFlags {
  readonly status: boolean;
  readonly print: boolean;
  readonly step: string | undefined;
  readonly yes: boolean;
  readonly undo: boolean;
  readonly to: string | undefined;
  readonly warning: string | undefined;
  readonly soak: string;
  readonly 'ignore-user': readonly string[];
  readonly 'accept-loss': readonly string[];
  readonly 'force-live': boolean;
  readonly output: string;
}

/** What is asked for. */
export interface DeprecateRequest {
  /** As people name types. */
  readonly crd: string;
  readonly version: string;
  readonly mode: 'walk' | 'status' | 'print';
  /** undefined: the next one, and on a terminal those after it. */
  readonly step: Step | undefined;
  /** The step to take back; `last`: to serve the version again, else to deprecate it no longer. */
  readonly undo: ChangingStep | 'last' | undefined;
  readonly yes: boolean;
  readonly to: string | undefined;
  readonly warning: string | undefined;
  /** Milliseconds. */
  readonly soak: number;
  readonly ignoredUsers: readonly string[];
  readonly acceptedLoss: readonly string[];
  readonly forceLive: boolean;
  readonly output: StandingFormat;
}

const USAGE =
  'Call it as deprecate-version CRD VERSION, such as deprecate-version redisclusters.cache.example.com v1alpha1.';

/** Makes sense of the command line. */
export function deprecateRequest(args: readonly string[], flags: DeprecateFlags): Result<DeprecateRequest> {
  const [crd, version] = args;
  if (crd === undefined || version === undefined) return failure('which version of which CRD is to go?', USAGE);
  const step = STEPS.find((known) => known === flags.step);
  const output = STANDING_FORMATS.find((format) => format === flags.output) ?? 'text';
  if (flags.status && (flags.print || flags.step !== undefined || flags.undo))
    return failure('--status does nothing, so it goes with no step', USAGE);
  if (output !== 'text' && !flags.status) return failure('-o goes with --status', USAGE);
  if (flags.yes && step === undefined && !flags.undo)
    return failure('--yes goes with one --step, so that each is wanted', `Steps: ${STEPS.join(', ')}.`);
  const soak = parseDuration(flags.soak);
  if (soak === undefined)
    return failure(`"${flags.soak}" is not a time for --soak`, 'Give a time such as 30s, 2m or 1h.');
  if (flags.to === version) return failure('--to names the version that is to go');
  const undone = flags.undo ? undoneStep(step) : success(undefined);
  if (!undone.ok) return undone;
  return success({
    ...{ crd, version, step, undo: undone.value, yes: flags.yes, to: flags.to, warning: flags.warning, soak, output },
    mode: flags.status ? 'status' : flags.print ? 'print' : 'walk',
    ignoredUsers: flags['ignore-user'],
    acceptedLoss: flags['accept-loss'],
    forceLive: flags['force-live'],
  });
}

function undoneStep(step: Step | undefined): Result<ChangingStep | 'last'> {
  if (step === undefined) return success('last');
  if (isChanging(step) && step !== 'remove') return success(step);
  return failure(`${step} cannot be taken back`, 'What can: deprecate, switch-storage, stop-serving.');
}
