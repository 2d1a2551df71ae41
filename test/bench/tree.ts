import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane.ts';
import { startProxy } from '../control-plane/proxy.ts';
import { plugin } from '../e2e/plugin.ts';
import { loadCluster } from './load.ts';
import { type Measurement, measureInTurn, usageOf } from './measure.ts';

const ROUNDS = 7;
const NODE = join(import.meta.dirname, '../../node_modules/.bin/node');
const FLOOR = [NODE, join(import.meta.dirname, 'floor.ts')];
const PROGRAM = [NODE, '--no-warnings', join(import.meta.dirname, '../../dist/js/main.js')];

interface Row {
  readonly what: string;
  readonly measured: Measurement;
  readonly bytes: number;
  readonly requests: number;
}

/** Wall time, CPU, peak memory, bytes and requests of `tree` beside the floor, at 20,000 and at 60,000 objects. */
export async function run(): Promise<void> {
  await plugin(['--version']); // bundles the sources where they are newer than the bundle
  const peaks: number[] = [];
  for (const scale of [1, 3]) {
    const controlPlane = await startControlPlane({ controllerManager: false });
    try {
      process.stderr.write(`loading ${20 * scale},000 objects\n`);
      await loadCluster(controlPlane.adminKubeconfig, scale);
      peaks.push(await compare(controlPlane, scale));
    } finally {
      await controlPlane.stop();
    }
  }
  const [small = 0, big = 0] = peaks;
  console.log(`peak memory of tree -A at 60,000 objects / at 20,000: ${(big / small).toFixed(2)} (at most 1.20)`);
}

/** Prints one cluster's table; answers the peak memory of the whole-cluster tree in MiB. */
async function compare(controlPlane: ControlPlane, scale: number): Promise<number> {
  const kubeconfig = controlPlane.adminKubeconfig;
  const tree = [...PROGRAM, 'tree', 'widget0/root', '--kubeconfig', kubeconfig];
  const commands = {
    'floor, whole cluster': [...FLOOR, kubeconfig],
    'tree -A': [...tree, '-A', '--namespace-of-root=bench-0'],
    'floor, one namespace': [...FLOOR, kubeconfig, 'bench-0'],
    'tree -n bench-0': [...tree, '-n', 'bench-0'],
  };
  const measured = await measureInTurn(commands, ROUNDS);
  const rows: Row[] = [];
  for (const [what, command] of Object.entries(commands)) {
    const figures = measured.get(what);
    if (figures !== undefined) rows.push({ what, measured: figures, ...(await traffic(controlPlane, command)) });
  }
  print(rows, scale);
  return rows[1]?.measured.peakMiB ?? Number.NaN;
}

/** Bytes from the server on the wire, TLS included, and requests, of one run through a counting proxy. */
async function traffic(
  controlPlane: ControlPlane,
  command: readonly string[],
): Promise<{ bytes: number; requests: number }> {
  const proxy = await startProxy({ target: controlPlane.server });
  const through = join(controlPlane.coordinates.directory, 'through-proxy.kubeconfig');
  writeFileSync(through, readFileSync(controlPlane.adminKubeconfig, 'utf8').replaceAll(controlPlane.server, proxy.url));
  const usage = await usageOf(command.map((word) => (word === controlPlane.adminKubeconfig ? through : word)));
  const verbose = await usageOf([
    ...command.map((word) => (word === controlPlane.adminKubeconfig ? through : word)),
    '-v',
  ]);
  await proxy.stop();
  void usage;
  return {
    bytes: proxy.bytesFromServer(),
    requests: verbose.stderr.split('\n').filter((line) => line.startsWith('GET ')).length,
  };
}

function print(rows: readonly Row[], scale: number): void {
  console.log(`\n${20 * scale},000 objects, medians of ${ROUNDS} runs\n`);
}
