import type { ControlPlane } from '../../control-plane/control-plane.ts';
import type { LoadedCase } from './load-cases.ts';
import type { FaultResult } from './report.ts';
import { runCase } from './run-case.ts';

/** How many cases run side by side. */
const SIDE_BY_SIDE = 3;

/** Runs cases side by side, those that take long beside them, those that break the control plane for others at the end; tells of each when it is done. */
export async function runAll(
  plane: ControlPlane,
  cases: readonly LoadedCase[],
  done: (result: FaultResult) => void,
): Promise<void> {
  const run = async ({ name, fault }: LoadedCase): Promise<void> => done(await runCase(plane, name, fault));
  const together = cases.filter(({ fault }) => fault.exclusive !== true);
  const queue = together.filter(({ fault }) => fault.long !== true);
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await run(next);
  };
  const long = together.filter(({ fault }) => fault.long === true);
  await Promise.all([...long.map(run), ...Array.from({ length: SIDE_BY_SIDE }, worker)]);
  for (const loaded of cases) if (loaded.fault.exclusive === true) await run(loaded);
}
