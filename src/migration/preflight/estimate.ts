import type { MigrationFacts } from './facts.ts';

/**
 * Objects a second that one API server rewrites and finds unchanged: its own work sets the limit (measured on 1.37 with
 * objects of 2 KB and two cores: 292 and 541).
 */
const REWRITES = 300;
const NO_OPS = 550;

/** How writes are limited. */
export interface EstimateLimits {
  readonly maxInFlight: number;
  readonly qps: number | undefined;
  readonly verify: 'all' | 'sample' | 'none';
}

/** About how many milliseconds a migration takes: a guess at the order of magnitude; undefined where the number of objects is not known. */
export function expectedTime(
  { objects, admission }: Pick<MigrationFacts, 'objects' | 'admission'>,
  { maxInFlight, qps, verify }: EstimateLimits,
): number | undefined {
  if (objects.count === undefined) return undefined;
  const { trial } = admission;
  // Webhooks that take their time allow so many writes a second.
  const most = Math.min(trial === undefined ? NO_OPS : (maxInFlight / Math.max(trial.took, 1)) * 1000, qps ?? NO_OPS);
  const migrate = objects.count / Math.min(REWRITES, most);
  const proof = verify === 'all' ? objects.count / Math.min(NO_OPS, most) : 0;
  return (migrate + proof) * 1000;
}
