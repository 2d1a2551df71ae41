/**
 * `npm run faults [-- NAME… [--show]]`: what `migrate-storage` makes of each thing that can go wrong, on a real control plane,
 * with every object read from etcd before and after. Prints a table, with
 * --show also what the command said; exit code 1 where one case is not as it should be.
 */
import { parseArgs } from 'node:util';
import { loadCases } from './harness/load-cases.ts';
import { startFaultsPlane } from './harness/plane.ts';
import type { FaultResult } from './harness/report.ts';
import { runAll } from './harness/run-all.ts';
import { resultTable } from './harness/table.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: 'boolean' } } });
const cases = await loadCases(positionals);
const started = performance.now();
const plane = await startFaultsPlane();
const results: FaultResult[] = [];
try {
  await runAll(plane, cases, (result) => {
    results.push(result);
    const mark = result.wrong.length === 0 ? 'good ' : 'WRONG';
    const wrong = result.wrong.map((line) => `      ${line}\n`).join('');
    process.stderr.write(`${mark} ${result.name} (${(result.milliseconds / 1000).toFixed(1)} s)\n${wrong}`);
    if (values.show === true) process.stderr.write(result.said.join('\n'));
  });
} finally {
  await plane.stop();
}
results.sort((a, b) => (a.name < b.name ? -1 : 1));
const wrong = results.filter((result) => result.wrong.length > 0).length;
const seconds = ((performance.now() - started) / 1000).toFixed(0);
process.stdout.write(`${resultTable(results)}\n${results.length} cases in ${seconds} s, ${wrong} wrong\n`);
process.exitCode = wrong === 0 ? 0 : 1;
