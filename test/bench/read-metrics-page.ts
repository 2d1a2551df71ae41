/** `read-metrics-page.ts HOW FILE`: one reading of a page, for test/bench/metrics-page.ts to measure. */
import { readFileSync } from 'node:fs';
import { readPage } from '../../src/metrics/read-page.ts';

const [how, file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
if (how === 'lines') {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines++;
  console.log(lines);
} else {
  const { samples, histograms, broken } = readPage(bytes, (name) => how === 'all' || name.startsWith('example_'));
  if (broken !== undefined) throw new Error(`${file}: ${broken.first}`);
  console.log(samples.length, histograms.length);
}
