import type { RetryLadder } from '../knowledge/retry-ladders.ts';
import type { Judgement } from './judgement.ts';
import type { ControllerRates, ProcessRates } from './rates.ts';

/** What a rule looks at. */
export interface RuleInput {
  readonly rates: ControllerRates;
  readonly process: ProcessRates;
  /** How the controller's framework backs off by default; undefined where that is not known. */
  readonly ladder: RetryLadder | undefined;
  /**
   * Objects that were seen to be written again and again though nobody changed their spec, `namespace/name`; undefined
   * where nobody looked.
   */
  readonly restless: readonly string[] | undefined;
}

/** One way to be. A rule answers what it sees, or nothing; it neither reads nor asks. */
export type QueueRule = (input: RuleInput) => Judgement | undefined;
