import { parseDuration } from '../../cli/flags/duration.ts';
import { failure, type Result, success } from '../../objects/problem.ts';

/** The shortest time in which counters tell anything, in milliseconds: gauges are brought up to date every 500 ms. */
const SHORTEST = 1000;

/** The value of --interval, the time between two looks, in milliseconds. */
export function lookInterval(text: string): Result<number> {
  const interval = parseDuration(text);
  if (interval !== undefined && interval >= SHORTEST) return success(interval);
  return failure(`--interval ${text} is no time of a second or more`, 'Write it as 10s or 1m.');
}
