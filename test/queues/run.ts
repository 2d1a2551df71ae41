/**
 * `npm run queues [-- WORD…] [--show]`: real operators of each framework are driven into each state, and `queue` is asked,
 * live and from saved pages. Prints the table of what was expected and what was found, with --show also what the program
 * said; words choose frameworks or states. Exit code 1 where one is not as it should be.
 */
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { GROUPS } from './groups/groups.ts';
import { startQueuesPlane } from './harness/plane.ts';
import { isRight } from './harness/right.ts';
import type { StateResult } from './harness/state-case.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: 'boolean' } } });
const chosen = GROUPS.filter(
  ({ framework }) => positionals.length === 0 || positionals.some((word) => framework.includes(word)),
);
const results: StateResult[] = [];
const plane = await startQueuesPlane();
try {
  for (const group of chosen) {
    await group.run(plane, (result) => {
      results.push(result);
      const found = `${result.found}; from files ${result.foundFromFiles}`;
      process.stderr.write(`${isRight(result) ? 'good ' : 'WRONG'} ${result.framework}: ${result.state}: ${found}\n`);
      if (values.show === true) process.stderr.write(`${result.said}\n`);
    });
  }
} finally {
  await plane.stop();
}
const table = new Table({
  head: ['FRAMEWORK', 'STATE', 'EXPECTED', 'FOUND', 'FROM FILES'],
  style: { head: [], border: [] },
});
for (const { framework, state, expected, found, foundFromFiles } of results)
  table.push([framework, state, expected, found, foundFromFiles]);
const wrong = results.filter((result) => !isRight(result)).length;
process.stdout.write(`${table.toString()}\n${results.length} states, ${wrong} wrong\n`);
process.exitCode = wrong === 0 ? 0 : 1;
