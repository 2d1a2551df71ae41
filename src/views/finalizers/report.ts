import type { Gap } from '../../objects/gap.ts';
import type { FinalizerUse } from '../../operators/finalizer-use.ts';

/** What `finalizers` found. */
export interface FinalizerReport {
  readonly uses: readonly FinalizerUse[];
  /** Where was looked, in words: `namespace shop`; the objects that were asked for, where they were named. */
  readonly scope: string;
  readonly named: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly gaps: readonly Gap[];
}
