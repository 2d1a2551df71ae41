import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane.ts';
import { waitFor } from '../control-plane/wait.ts';
import { installWidgets, loadWidgets, storeWidgetsAt, widgetType } from '../control-plane/widgets.ts';
import { median, usageOf } from './measure.ts';

const WIDGETS = widgetType(
  'migrate.example.com',
  Array.from({ length: 10 }, (_, index) => `widgets-${index}`),
);
const ROUNDS = 3;
const OBJECTS = 10_000;
const MANY = 100_000;
const IN_FLIGHT = 32;
const NODE = join(import.meta.dirname, '../../node_modules/.bin/node');
const LIMITS = { floor: 0.8, inCluster: 1.5, memoryMiB: 150, preflight: 0.5 };

/** What one migration of all objects came to. */
interface Run {
  /** Objects a second while they were written anew. */
  readonly rate: number;
  readonly peakMiB: number;
  /** Milliseconds before the first write: everything but the pass. */
  readonly beforeMs: number;
  readonly passMs: number;
}

/** `migrate-storage` of the packaged program beside the barest loop of patches and beside the cluster's own engine. */
export async function run(): Promise<void> {
  const plane = await startControlPlane();
  const state = mkdtempSync(join(tmpdir(), 'kubectl-operator-bench-'));
  try {
    process.stderr.write(`loading ${OBJECTS} objects\n`);
    await installWidgets(plane, WIDGETS, 'v1');
    await loadWidgets(plane, WIDGETS, OBJECTS);
    const floor: Run[] = [];
    const program: Run[] = [];
    let version = 'v1';
    const other = () => {
      version = version === 'v1' ? 'v1alpha1' : 'v1';
      return version;
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      await storeWidgetsAt(plane, WIDGETS, other());
      floor.push(await bareLoop(plane, version));
      await storeWidgetsAt(plane, WIDGETS, other());
      program.push(await migrateStorage(plane, state));
    }
    await storeWidgetsAt(plane, WIDGETS, other());
    const engine = await inCluster(plane);
    print(floor, program, engine);
    process.stderr.write(`loading ${MANY - OBJECTS} more objects\n`);
    await loadWidgets(plane, WIDGETS, MANY, { first: OBJECTS });
    await storeWidgetsAt(plane, WIDGETS, other());
    const many = await migrateStorage(plane, state);
    console.log(`With ${MANY} objects: ${many.rate.toFixed(0)} objects/s, peak ${many.peakMiB.toFixed(0)} MiB.`);
  } finally {
    rmSync(state, { recursive: true, force: true });
    await plane.stop();
  }
}

async function bareLoop(plane: ControlPlane, version: string): Promise<Run> {
  const path = `/apis/${WIDGETS.group}/${version}/widgets`;
  const script = join(import.meta.dirname, 'migrate-floor.mjs');
  const usage = await usageOf([NODE, script, plane.adminKubeconfig, path, String(IN_FLIGHT)]);
  if (usage.exitCode !== 0) throw new Error(usage.stderr);
  const { patched, tookMs } = JSON.parse(usage.output) as { patched: number; tookMs: number };
  const beforeMs = usage.wallMs - tookMs;
  return { rate: (patched / tookMs) * 1000, peakMiB: usage.peakKiB / 1024, beforeMs, passMs: tookMs };
}

async function migrateStorage(plane: ControlPlane, state: string): Promise<Run> {
  const flags = ['--verify', 'none', '--restart', '-o', 'json', '--kubeconfig', plane.adminKubeconfig];
  const program = join(import.meta.dirname, '../../dist/kubectl-operator');
  const usage = await usageOf([program, 'migrate-storage', WIDGETS.name, ...flags], {
    ...process.env,
    XDG_STATE_HOME: state,
  });
  if (usage.exitCode !== 1) throw new Error(`exit code ${usage.exitCode}: ${usage.stderr} ${usage.output}`);
  const [item] = (
    JSON.parse(usage.output) as { items: { passes: { tally: { rewritten: number }; tookMs: number }[] }[] }
  ).items;
  const [pass] = item?.passes ?? [];
  if (pass === undefined) throw new Error(usage.output);
  const { tally, tookMs } = pass;
  const beforeMs = usage.wallMs - tookMs;
  return { rate: (tally.rewritten / tookMs) * 1000, peakMiB: usage.peakKiB / 1024, beforeMs, passMs: tookMs };
}

/** The cluster's own StorageVersionMigration, from its first write to its last. */
async function inCluster(plane: ControlPlane): Promise<number> {
  const path = '/apis/storagemigration.k8s.io/v1/storageversionmigrations';
  const body = {
    apiVersion: 'storagemigration.k8s.io/v1',
    kind: 'StorageVersionMigration',
    metadata: { name: 'bench' },
    spec: { resource: { group: WIDGETS.group, resource: 'widgets' } },
  };
  await plane.request(path, { method: 'POST', body });
  const revision = async () => {
    const list = await plane.request(`/apis/${WIDGETS.group}/v1/widgets?limit=1`);
    return JSON.parse(list.text).items[0].metadata.resourceVersion as string;
  };
  const before = await revision();
  // The first object of the list is the first that it writes.
  await waitFor('the first object to be written', async () => (await revision()) !== before, { timeout: 600_000 });
  const started = performance.now();
  await waitFor(
    'the migration to end',
    async () => {
      const { text } = await plane.request(`${path}/bench`);
      const conditions: { type: string; status: string }[] = JSON.parse(text).status?.conditions ?? [];
      return conditions.some(({ type, status }) => type === 'Succeeded' && status === 'True');
    },
    { timeout: 600_000 },
  );
  return (OBJECTS / (performance.now() - started)) * 1000;
}

function print(floor: readonly Run[], program: readonly Run[], engine: number): void {
  const of = (runs: readonly Run[], figure: keyof Run) => median(runs.map((each) => each[figure]));
  const base = of(floor, 'rate');
  const rate = of(program, 'rate');
  const table = new Table({ head: ['', 'objects/s', '× floor', 'peak MiB'], style: { head: [], border: [] } });
  table.push(
    ['floor: bare loop of patches', base.toFixed(0), '1.00', of(floor, 'peakMiB').toFixed(0)],
    ['migrate-storage, run phase', rate.toFixed(0), (rate / base).toFixed(2), of(program, 'peakMiB').toFixed(0)],
    ['StorageVersionMigration', engine.toFixed(0), (engine / base).toFixed(2), ''],
  );
  console.log(`${OBJECTS} objects of 2 KB, medians of ${ROUNDS} runs in turn\n${table.toString()}`);
  const before = of(program, 'beforeMs') / of(program, 'passMs');
  console.log(`migrate-storage is ${(rate / engine).toFixed(1)} × as fast as StorageVersionMigration.`);
  console.log(
    `What comes before the first write, preflight and loss check, took ${before.toFixed(2)} × the run phase.`,
  );
  const { floor: least, inCluster: times, memoryMiB, preflight } = LIMITS;
  console.log(
    `Limits: at least ${least.toFixed(2)} × the floor, ${times.toFixed(1)} × StorageVersionMigration; at most ${memoryMiB} MiB, ${preflight.toFixed(1)} × before.`,
  );
}
