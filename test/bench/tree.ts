import { join } from 'node:path';
import Table from 'cli-table3';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane.ts';
import { redirectKubeconfig } from '../control-plane/kubeconfig.ts';
import { startProxy } from '../control-plane/proxy.ts';
import { loadCluster } from './load.ts';
import { type Measurement, measureInTurn, usageOf } from './measure.ts';

const ROUNDS = 7;
const NODE = join(import.meta.dirname, '../../node_modules/.bin/node');
const FLOOR = [NODE, join(import.meta.dirname, 'floor.mjs')];
const PROGRAM = [join(import.meta.dirname, '../../dist/kubectl-operator')];

interface Row {
  readonly measured: Measurement;
  readonly bytes: number;
  readonly requests: number;
  /** Of `bytes`, those of the tree's own objects, which are read whole one by one. */
  readonly objectBytes: number;
}

/** Wall time, CPU, peak memory, bytes and requests of the packaged program's `tree` beside the floor, at 20,000 and at 60,000 objects. */
export async function run(): Promise<void> {
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
  const tree = [...PROGRAM, 'tree', 'widget0/root', '-n', 'bench-0', '--kubeconfig', kubeconfig];
  const commands = {
    'floor, whole cluster': [...FLOOR, kubeconfig],
    'tree, whole cluster': [...tree, '-A'],
    'floor, one namespace': [...FLOOR, kubeconfig, 'bench-0'],
    'tree, one namespace': tree,
  };
  const measured = await measureInTurn(commands, ROUNDS);
  const rows = new Map<string, Row>();
  for (const [what, command] of Object.entries(commands)) {
    const figures = measured.get(what);
    if (figures !== undefined) rows.set(what, { measured: figures, ...(await traffic(controlPlane, command)) });
  }
  print(rows, scale);
  return rows.get('tree, whole cluster')?.measured.peakMiB ?? Number.NaN;
}

/** Bytes from the server on the wire, TLS included, and requests, of one run through a counting proxy. */
async function traffic(controlPlane: ControlPlane, command: readonly string[]): Promise<Omit<Row, 'measured'>> {
  const proxy = await startProxy({ target: controlPlane.server });
  const through = join(controlPlane.coordinates.directory, 'through-proxy.kubeconfig');
  redirectKubeconfig(controlPlane.adminKubeconfig, proxy.url, through);
  const redirected = command.map((word) => (word === controlPlane.adminKubeconfig ? through : word));
  const isTree = command.includes('tree');
  // A cache of its own: discovery is fetched, as at a first run.
  const env = { ...process.env, KUBECACHEDIR: controlPlane.coordinates.directory };
  const usage = await usageOf([...redirected, ...(isTree ? ['-v'] : [])], env);
  await proxy.stop();
  const bytes = proxy.counts.bytesToClient;
  if (!isTree) return { bytes, requests: Number(JSON.parse(usage.output).requests), objectBytes: 0 };
  const lines = usage.stderr.split('\n').filter((line) => line.startsWith('GET '));
  const objectLines = lines.filter((line) => /^GET \S+\/namespaces\/[^/?]+\/[^/?]+\/[^/?]+ /.test(line));
  const objectBytes = objectLines.reduce((sum, line) => sum + Number(/ (\d+) bytes /.exec(line)?.[1] ?? 0), 0);
  return { bytes, requests: lines.length, objectBytes };
}

function print(rows: ReadonlyMap<string, Row>, scale: number): void {
  const table = new Table({
    head: ['', 'wall ms', 'CPU ms', 'peak MiB', 'KB received', 'requests'],
    style: { head: [], border: [] },
  });
  for (const [what, { measured, bytes, requests }] of rows) {
    const figures = [measured.wallMs, measured.cpuMs, measured.peakMiB, bytes / 1000, requests];
    table.push([what, ...figures.map((figure) => figure.toFixed(0))]);
  }
  console.log(`\n${20 * scale},000 objects, medians of ${ROUNDS} runs in turn\n${table.toString()}`);
  for (const scope of ['whole cluster', 'one namespace']) {
    const floor = rows.get(`floor, ${scope}`);
    const tree = rows.get(`tree, ${scope}`);
    if (floor === undefined || tree === undefined) continue;
    const wall = (tree.measured.wallMs / floor.measured.wallMs).toFixed(2);
    const bytes = ((tree.bytes - tree.objectBytes) / floor.bytes).toFixed(2);
    console.log(`${scope}: wall ${wall} × the floor, bytes ${bytes} × without the tree's own objects`);
  }
  console.log(
    'Limits, for the whole cluster: wall 1.30 ×, bytes 1.10 ×. In one namespace starting the program dominates.',
  );
}
