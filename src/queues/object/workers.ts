import { UNUSUAL, usualWork } from '../figures.ts';
import type { ControllerReading } from '../reading.ts';
import { span } from '../words.ts';

/** What a page says of the workers of the controller of an object's kind. */
export type Workers = Pick<ControllerReading, 'name' | 'busy' | 'workers' | 'longest'> &
  Partial<Pick<ControllerReading, 'work'>>;

/** Why an object may wait for a worker. */
export interface HeldUp {
  /** A clause; may hold cluster data. */
  readonly text: string;
  /** One of them does not come to an end: they are not merely busy. */
  readonly isHung: boolean;
}

/** A run that takes longer than this, in milliseconds, and than is usual, holds up whatever waits for it. */
const LONG = 15_000;

/** What holds up objects of a controller at this moment; undefined where nothing is known to. The worst comes first. */
export function heldUpBy(controllers: readonly Workers[]): HeldUp | undefined {
  const found = controllers.flatMap((one) => hung(one) ?? allBusy(one) ?? []);
  return found.find(({ isHung }) => isHung) ?? found[0];
}

function hung({ name, busy, workers, longest = 0, work }: Workers): HeldUp | undefined {
  // The gauges are brought up to date every 500 ms: one can be of a worker that has just ended.
  if (longest < LONG || busy === 0 || longest <= UNUSUAL * (usualWork({ now: { work } })?.most ?? 0)) return undefined;
  const who = workers === undefined ? 'a worker' : workers === 1 ? 'the only worker' : `one of the ${workers} workers`;
  return { text: `${who} of controller ${name} has been at one object for ${span(longest)}`, isHung: true };
}

function allBusy({ name, busy = 0, workers }: Workers): HeldUp | undefined {
  if (workers === undefined || workers === 0 || busy < workers) return undefined;
  const who = workers === 1 ? 'the only worker' : `all ${workers} workers`;
  return { text: `${who} of controller ${name} ${workers === 1 ? 'is' : 'are'} busy`, isHung: false };
}
