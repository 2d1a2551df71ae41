import { narrowed, overlap, type When } from '../when.ts';
import type { Difference } from './differences.ts';

/** By how much a controller's clock, or its decision before the write, may lie outside of when the write was seen. */
const CONTROLLER_SLACK = 2000;

/**
 * When a difference came about: within the range in which the change was seen, as exact as what the object says.
 * A controller's own time goes before the time of the write that told it, for that is what the object will go on saying.
 * @param seen not before the change before it, not after it arrived; by the API server's clock
 */
export function momentOf({ stamped, stated }: Difference, seen: When): When {
  if (stated !== undefined && isNear(stated, seen)) return cut(stated, seen);
  return stamped === undefined ? seen : cut(stamped, seen);
}

function isNear(stated: When, { earliest, latest }: When): boolean {
  return overlap(stated, {
    earliest: earliest === undefined ? undefined : earliest - CONTROLLER_SLACK,
    latest: latest + CONTROLLER_SLACK,
  });
}

/** Where the two contradict each other, clocks differ: what is written down is what others will read, too. */
function cut(told: When, seen: When): When {
  return overlap(told, seen) ? narrowed(told, seen) : told;
}
