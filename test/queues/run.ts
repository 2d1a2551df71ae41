/**
 * `npm run queues [-- WORD…] [--show]`: real operators of each framework are driven into each state, and `queue` is asked,
 * live and from saved pages. Prints the table of what was expected and what was found, with --show also what the program
 * said; words choose frameworks. Exit code 1 where one is not as it should be.
 */
import { parseArgs } from 'node:util';
import { createPaint } from '../../src/views/text/paint.ts';
import { renderTable } from '../../src/views/text/table.ts';
import { GROUPS } from './groups/groups.ts';
import { startQueuesPlane } from './harness/plane.ts';
import { isRight } from './harness/right.ts';
import type { StateResult } from './harness/state-case.ts';

/** All of 80 columns: states are told in 40 at most. */
const COLUMNS = ['STATE', 'EXPECTED', 'FOUND', 'FROM FILES'].map((title) => ({ title, giveWay: 9, least: 10 }));

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
for (const [framework, rows] of Map.groupBy(results, (result) => result.framework)) {
  const cells = rows.map((row) => [row.state, row.expected, row.found, row.foundFromFiles].map((text) => ({ text })));
  process.stdout.write(
    `${framework}\n${renderTable(COLUMNS, cells, process.stdout.columns ?? 80, createPaint(false))}\n`,
  );
}
const wrong = results.filter((result) => !isRight(result)).length;
process.stdout.write(`${results.length} states, ${wrong} wrong\n`);
process.exitCode = wrong === 0 ? 0 : 1;
