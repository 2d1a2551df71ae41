import { join } from 'node:path';
import Table from 'cli-table3';
import { ensureBinaries } from '../control-plane/binaries.ts';
import { measureInTurn } from './measure.ts';

const ROUNDS = 15;
const LIMIT_MS = 35;
const LIMIT_OF_KUBECTL = 0.8;
const PROGRAM = join(import.meta.dirname, '../../dist/kubectl-operator');
const HELP = 'kubectl-operator --help';
const KUBECTL = 'kubectl version --client';

/** Start-up of the packaged program (`npm run package -- --local` makes it) beside kubectl and bare Node, in turn. */
export async function run(): Promise<void> {
  const { kubectl } = await ensureBinaries();
  const measured = await measureInTurn(
    {
      [HELP]: [PROGRAM, '--help'],
      'kubectl-operator --version': [PROGRAM, '--version'],
      'kubectl-operator tree --help': [PROGRAM, 'tree', '--help'],
      [KUBECTL]: [kubectl, 'version', '--client'],
      'node -e 0': [process.execPath, '-e', '0'],
    },
    ROUNDS,
  );
  const table = new Table({ head: ['', 'wall ms', 'CPU ms', 'peak MiB'], style: { head: [], border: [] } });
  for (const [what, { wallMs, cpuMs, peakMiB }] of measured) {
    table.push([what, ...[wallMs, cpuMs, peakMiB].map((figure) => figure.toFixed(1))]);
  }
  const [help, floor] = [HELP, KUBECTL].map((what) => measured.get(what)?.wallMs ?? Number.NaN);
  const limit = Math.max(LIMIT_MS, LIMIT_OF_KUBECTL * (floor ?? Number.NaN));
  console.log(`medians of ${ROUNDS} runs in turn\n${table.toString()}`);
  console.log(`--help: ${help?.toFixed(1)} ms (at most ${limit.toFixed(1)} ms: ${LIMIT_MS}, or 0.8 × kubectl's)`);
}
