import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Table from 'cli-table3';
import { readRecorded } from '../../src/collect/history/recorded.ts';
import { bulkClient } from '../control-plane/bulk.ts';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane.ts';
import { waitFor } from '../control-plane/wait.ts';
import { type GaugeType, installGauges } from '../faults/record/gauges.ts';
import { makeGauges } from '../faults/record/witness.ts';
import { type Usage, usageOf } from './measure.ts';

const OBJECTS = 5000;
const RATE = 200;
const SECONDS = 60;
/** Seconds. */
const AFTER = 3;
const NODE = join(import.meta.dirname, '../../node_modules/.bin/node');
const PROGRAM = join(import.meta.dirname, '../../dist/kubectl-operator');
const MEMORY_LIMIT = 200;

/** `record` of the packaged program on one core beside a bare watch that counts lines, both of the same changes. */
export async function run(): Promise<void> {
  const plane = await startControlPlane();
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-bench-'));
  try {
    const type = await installGauges(plane, 'bench');
    process.stderr.write(`making ${OBJECTS} objects\n`);
    await makeGauges(plane, type, OBJECTS);
    const store = join(folder, 'record.db');
    const pidFile = (name: string) => join(folder, `${name}.pid`);
    const measured = (name: string, command: readonly string[]) =>
      usageOf(['sh', '-c', 'echo $$ > "$0"; exec taskset -c 0 "$@"', pidFile(name), ...command]);
    const watch = `${type.path}?watch=1&resourceVersion=${await resourceVersion(plane, type)}`;
    const ended = Promise.all([
      measured('record', [
        PROGRAM,
        'record',
        `gauges.${type.group}`,
        '-n',
        'bench',
        '--store',
        store,
        '--kubeconfig',
        plane.adminKubeconfig,
      ]),
      measured('floor', [NODE, join(import.meta.dirname, 'record-floor.mjs'), plane.adminKubeconfig, watch]),
    ]);
    await waitFor('the first list', async () => (await namesIn(store)) >= OBJECTS, {
      timeout: 120_000,
      interval: 500,
    });
    process.stderr.write(`changing them at ${RATE}/s for ${SECONDS} s\n`);
    const { numbers, tookMs } = await change(plane, type);
    // What is still on its way when the last write was answered.
    await delay(AFTER * 1000);
    for (const name of ['record', 'floor']) process.kill(Number(readFileSync(pidFile(name), 'utf8')), 'SIGINT');
    const [program, floor] = await ended;
    const stored = await messagesIn(store);
    print(
      { program, floor, lines: JSON.parse(floor.output).lines, bytes: statSync(store).size, tookMs },
      numbers,
      stored,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await plane.stop();
  }
}

/** Writes conditions at an even rate, each with a number of its own; answers those that the server took. */
async function change(plane: ControlPlane, type: GaugeType): Promise<{ numbers: readonly number[]; tookMs: number }> {
  const client = bulkClient(plane.adminKubeconfig);
  const numbers: number[] = [];
  const sent: Promise<void>[] = [];
  const started = performance.now();
  for (let number = 1; number <= RATE * SECONDS; number += 1) {
    const due = (number / RATE) * 1000 - (performance.now() - started);
    if (due > 1) await delay(due);
    const status = number % 2 === 0 ? 'True' : 'False';
    const lastTransitionTime = `${new Date().toISOString().slice(0, 19)}Z`;
    const condition = { type: 'Ready', status, reason: 'Bench', message: `n ${number}`, lastTransitionTime };
    const request = {
      path: `${type.path}/g-${(number * 7919) % OBJECTS}/status`,
      method: 'PATCH',
      contentType: 'application/merge-patch+json',
      body: { status: { conditions: [condition] } },
    };
    sent.push(client.send(request).then(({ status: code }) => void (code === 200 && numbers.push(number))));
  }
  await Promise.all(sent);
  client.close();
  return { numbers, tookMs: performance.now() - started };
}

async function resourceVersion(plane: ControlPlane, { path }: GaugeType): Promise<string> {
  return JSON.parse((await plane.request(`${path}?limit=1`)).text).metadata.resourceVersion;
}

async function namesIn(store: string): Promise<number> {
  return (await recorded(store)).subjects.length;
}

async function messagesIn(store: string): Promise<readonly string[]> {
  const { entries } = await recorded(store);
  return entries.flatMap(({ what }) => (what.kind === 'condition' ? [what.message] : []));
}

function recorded(store: string) {
  return readRecorded(
    [store],
    [{ group: 'bench.example.com', kind: 'Gauge', namespace: 'bench', name: undefined }],
    undefined,
  );
}

interface Figures {
  readonly program: Usage;
  readonly floor: Usage;
  readonly lines: number;
  readonly bytes: number;
  readonly tookMs: number;
}

function print(
  { program, floor, lines, bytes, tookMs }: Figures,
  numbers: readonly number[],
  stored: readonly string[],
): void {
  const known = new Set(stored);
  const lost = numbers.filter((number) => !known.has(`n ${number}`)).length;
  const twice = stored.length - known.size;
  const cpu = (usage: Usage) => `${((usage.userMs + usage.systemMs) / 1000).toFixed(1)} s`;
  const mebibytes = (kibibytes: number) => (kibibytes / 1024).toFixed(0);
  const table = new Table({ head: ['', 'changes', 'CPU', 'peak MiB'], style: { head: [], border: [] } });
  table.push(
    ['floor: a watch that counts lines', lines, cpu(floor), mebibytes(floor.peakKiB)],
    ['record', known.size, cpu(program), mebibytes(program.peakKiB)],
  );
  const rate = (numbers.length / tookMs) * 1000;
  console.log(
    `${OBJECTS} objects, ${numbers.length} changes at ${rate.toFixed(0)}/s, both programs on one core\n${table.toString()}`,
  );
  console.log(
    `Lost: ${lost}. Twice: ${twice}. File: ${(bytes / 2 ** 20).toFixed(1)} MiB. Last words: ${program.output.trim()}`,
  );
  console.log(`Limits: 0 lost, 0 twice, ${RATE}/s, ${MEMORY_LIMIT} MiB.`);
}
