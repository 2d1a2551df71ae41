import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { measureInTurn } from './measure.ts';
import { protobufPage, textPage } from './metrics-pages.ts';

const SIZE = 50e6;
const ROUNDS = 5;
const LIMIT_MS = 1000;
const LIMIT_MIB = 300;
const READ = join(import.meta.dirname, 'read-metrics-page.ts');
const FLOOR = 'floor: lines of the text';

/** Reading pages of 50 MB, start of Node included, beside a bare count of lines of the same bytes. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'metrics-page-'));
  try {
    const pages = { text: textPage(SIZE, false), OpenMetrics: textPage(SIZE, true), protobuf: protobufPage(SIZE) };
    const commands: Record<string, string[]> = { [FLOOR]: [process.execPath, READ, 'lines', join(folder, 'text')] };
    for (const [name, page] of Object.entries(pages)) {
      await writeFile(join(folder, name), page);
      commands[`${name}, a quarter wanted`] = [process.execPath, READ, 'some', join(folder, name)];
      commands[`${name}, all wanted`] = [process.execPath, READ, 'all', join(folder, name)];
    }
    const measured = await measureInTurn(commands, ROUNDS);
    const table = new Table({
      head: ['', 'wall ms', 'CPU ms', 'peak MiB', '× floor'],
      style: { head: [], border: [] },
    });
    const floor = measured.get(FLOOR)?.wallMs ?? Number.NaN;
    for (const [name, { wallMs, cpuMs, peakMiB }] of measured)
      table.push([name, ...[wallMs, cpuMs, peakMiB].map((figure) => figure.toFixed(0)), (wallMs / floor).toFixed(2)]);
    console.log(`pages of ${SIZE / 1e6} MB, medians of ${ROUNDS} runs in turn\n${table.toString()}`);
    console.log(`Limits: ${LIMIT_MS} ms, ${LIMIT_MIB} MiB.`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
