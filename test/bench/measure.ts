import { join } from 'node:path';
import { buildGo } from '../control-plane/go-build.ts';
import { runOk } from '../control-plane/run.ts';

/** What one run of a program cost, as the operating system accounts for it. */
export interface Usage {
  readonly wallMs: number;
  readonly userMs: number;
  readonly systemMs: number;
  readonly peakKiB: number;
  /** The first 64 KiB of what it printed. */
  readonly output: string;
  readonly exitCode: number;
  readonly stderr: string;
}

/** Medians of several runs. */
export interface Measurement {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMiB: number;
  readonly runs: readonly Usage[];
}

/** Runs a program once and tells what it cost. */
export async function usageOf(command: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Usage> {
  const program = await buildGo(join(import.meta.dirname, 'usage'), '.', 'usage');
  return JSON.parse(await runOk(program, [...command], { env })) as Usage;
}

/**
 * Runs several commands in turn, A B A B …, so that a machine whose speed drifts treats them alike; the first round
 * warms up and does not count.
 */
export async function measureInTurn(
  commands: Readonly<Record<string, readonly string[]>>,
  rounds: number,
): Promise<Map<string, Measurement>> {
  const runs = new Map<string, Usage[]>(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const usage = await usageOf(command);
      if (round > 0) runs.get(name)?.push(usage);
    }
  }
  return new Map([...runs].map(([name, list]) => [name, summary(list)]));
}

function summary(runs: readonly Usage[]): Measurement {
  return {
    wallMs: median(runs.map((run) => run.wallMs)),
    cpuMs: median(runs.map((run) => run.userMs + run.systemMs)),
    peakMiB: median(runs.map((run) => run.peakKiB / 1024)),
    runs,
  };
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
