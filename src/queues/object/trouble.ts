import type { ObjectQueue } from './object-queue.ts';

/**
 * Whether something is wrong with how an object is tried: an attempt failed and is to come again or was given up, one that
 * is overdue waits for a worker that does not come to an end, or nobody is there to try it.
 */
export function isInTrouble({ attempts, heldUp, withoutProcess }: ObjectQueue): boolean {
  return withoutProcess || attempts.some(({ state }) => TROUBLE[state] || (state === 'overdue' && heldUp?.isHung));
}

const TROUBLE = { failing: true, 'given-up': true, overdue: false, recovered: false } as const satisfies Record<
  ObjectQueue['attempts'][number]['state'],
  boolean
>;
