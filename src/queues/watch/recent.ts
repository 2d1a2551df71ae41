import type { ProcessReading } from '../reading.ts';

/** Readings that are kept of a process at most, however short the time between them. */
const MOST = 60;

/**
 * The readings that rates are told from: the last ones that span the window, so that one reading is as old as the window
 * or older where there is one; always the last two.
 * @param window milliseconds
 */
export function recentReadings(readings: readonly ProcessReading[], window: number): readonly ProcessReading[] {
  const last = readings.at(-1);
  if (last === undefined) return [];
  const start = readings.findLastIndex(({ at }) => at <= last.at - window);
  const spanning = readings.slice(Math.max(0, Math.min(start, readings.length - 2)));
  return spanning.length > MOST ? spanning.slice(-MOST) : spanning;
}
