import type { ControlPlane } from '../../control-plane/control-plane.ts';
import type { LoadedScenario } from './load-scenarios.ts';
import { type RunOptions, runScenario, type ScenarioResult } from './run-scenario.ts';

/** How many scenarios run side by side. */
const SIDE_BY_SIDE = 4;

/** Runs scenarios side by side, those that need the control plane to themselves at the end; tells of each when it is done. */
export async function runAll(
  plane: ControlPlane,
  scenarios: readonly LoadedScenario[],
  options: RunOptions,
  done: (result: ScenarioResult) => void,
): Promise<void> {
  const queue = scenarios.filter(({ exclusive }) => exclusive !== true);
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      done(await runScenario(plane, next, options));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  for (const scenario of scenarios) if (scenario.exclusive === true) done(await runScenario(plane, scenario, options));
}
