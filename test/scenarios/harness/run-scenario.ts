import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { plugin } from '../../e2e/plugin.ts';
import { type FoundAnswer, readAnswer } from './answer.ts';
import { differences } from './compare.ts';
import type { LoadedScenario } from './load-scenarios.ts';
import { createTools, type Tools } from './tools.ts';
import { untilQuiet } from './until-quiet.ts';

/** What became of a scenario. */
export interface ScenarioResult {
  readonly scenario: LoadedScenario;
  /** undefined where it was not asked, because the scenario could not be arranged. */
  readonly live: FoundAnswer | undefined;
  readonly captured: FoundAnswer | undefined;
  /** What people read, where it was asked for. */
  readonly text: string | undefined;
  /** What differs from what is expected, a line each; empty: all as expected. */
  readonly wrong: readonly string[];
  readonly milliseconds: Timings;
}

/** How long each part took, in milliseconds. */
interface Timings {
  arrange: number;
  /** `why-stuck` on the live cluster. */
  live: number;
  /** Taking the capture, and `why-stuck` on it. */
  capture: number;
  cleanup: number;
}

/** How to run a scenario. */
export interface RunOptions {
  /** Asks once more, for the text that people read. */
  readonly showText?: boolean;
}

/**
 * Arranges a scenario, asks `why-stuck` live and of a capture, compares, and takes everything down. Where the cluster has
 * mended itself before both were asked, there was nothing to judge: all is done once more.
 */
export async function runScenario(
  plane: ControlPlane,
  scenario: LoadedScenario,
  options: RunOptions = {},
): Promise<ScenarioResult> {
  const { stood, ...result } = await runOnce(plane, scenario, options);
  return stood ? result : runOnce(plane, scenario, options);
}

async function runOnce(
  plane: ControlPlane,
  scenario: LoadedScenario,
  options: RunOptions,
): Promise<ScenarioResult & { readonly stood: boolean }> {
  const { tools, cleanup } = createTools(plane, scenario.name);
  const wrong: string[] = [];
  let live: FoundAnswer | undefined;
  let captured: FoundAnswer | undefined;
  let text: string | undefined;
  let stood = true;
  const milliseconds: Timings = { arrange: 0, live: 0, capture: 0, cleanup: 0 };
  const timed = async <T>(part: keyof Timings, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    try {
      return await work();
    } finally {
      milliseconds[part] = Math.round(performance.now() - started);
    }
  };
  try {
    if (scenario.exclusive === true) await untilQuiet(plane);
    await timed('arrange', () => arrange(tools, scenario));
    const kubeconfig = (await scenario.user?.(tools)) ?? plane.adminKubeconfig;
    live = await timed('live', () => ask(scenario, kubeconfig));
    if (options.showText === true) text = await askForText(scenario, kubeconfig);
    captured = await timed('capture', () => askCapture(scenario, kubeconfig));
    const fromCapture = { ...scenario.expected, ...scenario.expected.fromCapture };
    wrong.push(...differences(scenario.expected, live), ...differences(fromCapture, captured).map(inCapture));
    stood = (await scenario.stands?.(tools)) ?? true;
  } catch (error) {
    wrong.push(String(error));
  }
  try {
    await timed('cleanup', cleanup.run);
  } catch (error) {
    wrong.push(`cleanup: ${String(error)}`);
  }
  return { scenario, live, captured, text, wrong, milliseconds, stood };
}

async function arrange(tools: Tools, scenario: LoadedScenario): Promise<void> {
  await tools.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: scenario.name } });
  if (scenario.manifests !== undefined) await tools.apply(readFileSync(scenario.manifests, 'utf8'));
  await scenario.arrange(tools);
}

function inCapture(line: string): string {
  return `from the capture: ${line}`;
}

/** Terminating for moments counts, unless the scenario says otherwise. */
function whyStuck({ target, name }: LoadedScenario): string[] {
  const patience = target.some((argument) => argument.startsWith('--stuck-after')) ? [] : ['--stuck-after=0s'];
  const everywhere = target.some((argument) => ['-A', '-n', '--all-namespaces'].includes(argument));
  return ['why-stuck', ...target, ...(everywhere ? [] : ['-n', name]), ...patience];
}

async function askForText(scenario: LoadedScenario, kubeconfig: string): Promise<string> {
  const { stdout, stderr } = await plugin(whyStuck(scenario), { kubeconfig });
  return `${stdout}${stderr}`;
}

async function ask(scenario: LoadedScenario, kubeconfig: string, more: readonly string[] = []): Promise<FoundAnswer> {
  return readAnswer(await plugin([...whyStuck(scenario), '-o', 'json', ...more], { kubeconfig }));
}

async function askCapture(scenario: LoadedScenario, kubeconfig: string): Promise<FoundAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-scenario-'));
  try {
    const file = join(folder, 'capture.tar.gz');
    const scope = scenario.user === undefined ? ['-A'] : ['-n', scenario.name];
    const taken = await plugin(['capture', file, ...scope, '--logs'], { kubeconfig });
    // 1: something could not be read, as is to be expected of a broken cluster.
    if (taken.code > 1) throw new Error(`the capture failed: ${taken.stderr}`);
    return await ask(scenario, kubeconfig, ['--from', file]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
