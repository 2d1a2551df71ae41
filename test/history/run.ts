/**
 * `npm run histories [-- WORD…] [--show]`: plays scripts of failures on a real cluster, with real operators and a witness that
 * sees every change, and compares what `conditions` rebuilds with what happened. Prints a table, with --show also what the
 * program said; words choose scripts. Exit code 1 where something told is not true.
 */
import { parseArgs } from 'node:util';
import { createPaint } from '../../src/views/text/paint.ts';
import { renderTable } from '../../src/views/text/table.ts';
import { startQueuesPlane } from '../queues/harness/plane.ts';
import { type Answer, play } from './harness/script.ts';
import { SCRIPTS } from './scripts/scripts.ts';

const COLUMNS = ['SCRIPT', 'ASKED AFTER', 'TOLD', 'CHANGES TOLD', 'SWAPPED', 'WRONG'].map((title) => ({
  title,
  giveWay: 0,
  least: 8,
}));

const { values, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: 'boolean' } } });
const chosen = SCRIPTS.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
);
const answers: Answer[] = [];
const plane = await startQueuesPlane();
try {
  for (const [at, script] of chosen.entries()) {
    await play(plane, script, `history-${at}`, (answer) => {
      answers.push(answer);
      const wrong = answer.wrong.map((line) => `      ${line}\n`).join('');
      process.stderr.write(`${wrong === '' ? 'ok   ' : 'WRONG'} ${answer.script}: ${answer.moment}\n${wrong}`);
      if (values.show === true) process.stderr.write(`${answer.text}\n`);
    });
  }
} finally {
  await plane.stop();
}
const rows = answers.map(({ script, moment, told, changes, changesTold, swapped, wrong }) =>
  [script, moment, String(told), `${changesTold} of ${changes}`, String(swapped), String(wrong.length)].map((text) => ({
    text,
  })),
);
process.stdout.write(`${renderTable(COLUMNS, rows, Number.POSITIVE_INFINITY, createPaint(false))}\n`);
const wrong = answers.reduce((total, answer) => total + answer.wrong.length, 0);
process.stdout.write(`${answers.length} histories of ${chosen.length} scripts, ${wrong} statements wrong\n`);
process.exitCode = wrong === 0 ? 0 : 1;
