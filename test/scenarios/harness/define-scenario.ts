import type { Certainty } from '../../../src/diagnosis/finding.ts';
import type { Tools } from './tools.ts';

/** What `why-stuck` is to answer. */
export interface Expectation {
  /** Id of the root cause, which is that of the rule: a file of src/diagnosis/rules. undefined: nothing is wrong. */
  readonly cause: string | undefined;
  readonly certainty: Certainty | undefined;
  /**
   * What differs when a capture of the same cluster is judged: a probe or an access review cannot be asked of it.
   * Absent: nothing does. Another cause has another first remedy, too.
   */
  readonly fromCapture?: Partial<Omit<Expectation, 'fromCapture'>>;
  /** The command of the first remedy; undefined where it is to have none. */
  readonly remedy: string | RegExp | undefined;
  /** 1 unless told otherwise; 0 where nothing is wrong. */
  readonly exitCode?: number;
}

/** A way to break a cluster, and what `why-stuck` is to say about it. */
export interface Scenario {
  /** A sentence about behaviour; the test's name. */
  readonly title: string;
  /** What is broken, in a few words, for the table. */
  readonly broken: string;
  /** True where it harms what other scenarios rely on: it then runs alone, after all others. */
  readonly exclusive?: boolean;
  /**
   * Arguments of `why-stuck`. Its namespace is the scenario's name. `--stuck-after=0s` is added where nothing is said of
   * that.
   */
  readonly target: readonly string[];
  readonly expected: Expectation;
  /**
   * Who asks, as the path of a kubeconfig; the administrator where absent. The capture is then that user's own, of the
   * scenario's namespace alone.
   */
  readonly user?: (tools: Tools) => Promise<string>;
  /**
   * Breaks things for real; resolves when the cluster is in the state to judge. What `tools` made is taken down after
   * the scenario; anything else is up to `tools.onCleanup`.
   */
  arrange(tools: Tools): Promise<void>;
  /**
   * Whether it still is in that state after all has been asked; for states that the cluster can end by itself at a time
   * that nobody can foresee. Where it is not, the scenario is run once more.
   */
  stands?(tools: Tools): Promise<boolean>;
}

/** A scenario with its types worked out. */
export function defineScenario(scenario: Scenario): Scenario {
  return scenario;
}
