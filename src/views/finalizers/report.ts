import type { Gap } from '../../objects/gap.ts';
import type { FinalizerUse } from '../../operators/finalizer-use.ts';

/** What `finalizers` found. */
export interface FinalizerReport {
  readonly uses: readonly FinalizerUse[];
  /** Where was looked, in words: `namespace shop`. */
  readonly scope: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly gaps: readonly Gap[];
}
