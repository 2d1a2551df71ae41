/**
 * `npm run scenarios [-- NAME… [--show]]`: breaks a real cluster in every way that there is a scenario for, and prints what
 * `why-stuck` says about each, with --show also as text. Exit code 1 where one answer is wrong.
 */
import { parseArgs } from 'node:util';
import { loadScenarios } from './harness/load-scenarios.ts';
import { runAll } from './harness/run-all.ts';
import type { ScenarioResult } from './harness/run-scenario.ts';
import { startScenarioPlane } from './harness/start-plane.ts';
import { resultTable } from './harness/table.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: 'boolean' } } });
const scenarios = await loadScenarios(positionals);
const started = performance.now();
const { plane, stop } = await startScenarioPlane();
const results: ScenarioResult[] = [];
try {
  await runAll(plane, scenarios, { showText: values.show === true }, (result) => {
    results.push(result);
    const mark = result.wrong.length === 0 ? 'ok   ' : 'WRONG';
    const parts = Object.entries(result.milliseconds).map(([part, time]) => `${part} ${time}`);
    const wrong = result.wrong.map((line) => `      ${line}\n`).join('');
    process.stderr.write(`${mark} ${result.scenario.name} (ms: ${parts.join(', ')})\n${wrong}${result.text ?? ''}`);
  });
} finally {
  await stop();
}
results.sort((a, b) => (a.scenario.name < b.scenario.name ? -1 : 1));
process.stdout.write(`${resultTable(results)}\n`);
const wrong = results.filter((result) => result.wrong.length > 0).length;
const seconds = ((performance.now() - started) / 1000).toFixed(0);
process.stdout.write(`${results.length} scenarios in ${seconds} s, ${wrong} wrong\n`);
process.exitCode = wrong === 0 ? 0 : 1;
