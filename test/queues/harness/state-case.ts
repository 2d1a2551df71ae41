import type { ControlPlane } from '../../control-plane/control-plane.ts';

/** An operator that runs, and how it is asked about. */
export interface Stage {
  /** What `queue` is asked for: an operator's name, or pod/NAME. */
  readonly target: string;
  /** The namespace that goes with it; undefined where the target says all. */
  readonly namespace?: string;
  /** More flags, such as those that let it read a page that asks who reads. */
  readonly flags?: readonly string[];
  /** Its page as Prometheus text, read beside the program; undefined where it has none that we can read. */
  page?(): Promise<string>;
  stop(): Promise<void>;
}

/** One state that a real operator is driven into, and what `queue` has to say. */
export interface StateCase<S extends Stage = Stage> {
  /** What is the matter, in words. */
  readonly state: string;
  /** What is asked for instead of the stage's target: live alone, as the stage's pages are of that. */
  target?(stage: S): Pick<Stage, 'target' | 'namespace' | 'flags'>;
  /** Of whom it is said; undefined: of the process as a whole. */
  readonly controller?: string;
  /**
   * The states that are bad, as `failing, rate-limited`, else the first one; `no metrics` where there are none. Of an object:
   * its state, `failing (exact)` or `failing (window)` by how its next try is known, `quiet` or `unknown`.
   */
  readonly expected: string;
  /** From saved pages, where that can't tell the same; undefined: the same. */
  readonly fromFiles?: string;
  /** Seconds between the two looks; 5 where absent. */
  readonly interval?: number;
  /** Brings it about; resolves when it is so. Whatever it returns undoes it. */
  drive(stage: S, plane: ControlPlane): Promise<(() => Promise<void>) | undefined>;
  /**
   * Done from when it is asked on: the two looks come when they come, some time after that.
   * @param over aborts when all have answered; what happens by itself does not have to go on until then
   */
  meanwhile?(stage: S, plane: ControlPlane, over: AbortSignal): Promise<void>;
}

/** Cases of one operator, one after another. */
export interface StateGroup<S extends Stage = Stage> {
  /** The framework and how it is set up: `controller-runtime, plain queue`. */
  readonly framework: string;
  start(plane: ControlPlane): Promise<S>;
  readonly cases: readonly StateCase<S>[];
}

/** A group whose cases go with its stage. */
export interface AnyGroup {
  readonly framework: string;
  readonly states: readonly string[];
  run(plane: ControlPlane, report: (result: StateResult) => void): Promise<void>;
}

/** What came of one case. */
export interface StateResult {
  readonly framework: string;
  readonly state: string;
  readonly expected: string;
  readonly found: string;
  readonly expectedFromFiles: string;
  /** `-` where there are no pages to save. */
  readonly foundFromFiles: string;
  /** What the program said, for a look at it. */
  readonly said: string;
}
