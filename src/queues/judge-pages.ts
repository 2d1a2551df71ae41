import { RETRY_LADDERS } from '../knowledge/retry-ladders.ts';
import { judgeController } from './judge.ts';
import { judgeProcess, roleOf } from './judge-process.ts';
import { ratesOf } from './rates.ts';
import type { ProcessReading } from './reading.ts';
import type { JudgedProcess, PageSource } from './report.ts';

/**
 * Judges one process by what its pages said.
 * @param readings in their order, at least one
 * @param restless objects of a controller that were seen to be written over and over, by the controller's name
 */
export function judgePages(
  source: PageSource,
  readings: readonly ProcessReading[],
  restless: ReadonlyMap<string, readonly string[]> = new Map(),
): JudgedProcess | undefined {
  const rates = ratesOf(readings);
  if (rates === undefined) return undefined;
  const controllers = rates.controllers.map((each) => ({
    rates: each,
    judgements: judgeController({
      rates: each,
      process: rates,
      ladder: RETRY_LADDERS[each.now.framework],
      restless: restless.get(each.now.name),
    }),
  }));
  return { source, rates, role: roleOf(rates), controllers, judgements: judgeProcess(rates) };
}
