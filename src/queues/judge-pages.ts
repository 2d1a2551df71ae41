import { RETRY_LADDERS } from '../knowledge/retry-ladders.ts';
import { judgeController } from './judge.ts';
import { judgeProcess, roleOf } from './judge-process.ts';
import type { Judgement } from './judgement.ts';
import { TWO_PROCESSES } from './process-changes.ts';
import { type ProcessRates, ratesOf } from './rates.ts';
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
  // By controller: looked through once for each, a page of thousands would take the square of their number.
  const backwards = Map.groupBy(rates.backwards, (what) => what.slice(what.indexOf(' of ') + ' of '.length));
  const controllers = rates.controllers.map((each) => ({
    rates: each,
    judgements: judgeController({
      rates: each,
      process: { ...rates, backwards: backwards.get(each.now.name) ?? [] },
      ladder: RETRY_LADDERS[each.now.framework],
      restless: restless.get(each.now.name),
    }),
  }));
  return {
    source,
    rates,
    role: roleOf(rates),
    controllers,
    judgements: [...judgeProcess(rates), ...severalProcesses(rates)],
  };
}

/** Said of the process: none of its controllers can be told from one that counts apart. */
function severalProcesses({ backwards }: ProcessRates): readonly Judgement[] {
  if (!backwards.includes(TWO_PROCESSES)) return [];
  return [
    {
      state: 'contradiction',
      level: 'note',
      text: 'The pages are of several processes: the start went back, or was before the first look and another one. What was counted between them is left out.',
      next: 'Behind one address each answers in turn: read one pod (queue pod/NAME).',
    },
  ];
}
