import { type ControlPlane, startControlPlane } from '../../control-plane/control-plane.ts';
import { startKwok } from '../../control-plane/kwok.ts';

/** The control plane that scenarios run on. */
export interface ScenarioPlane {
  readonly plane: ControlPlane;
  stop(): Promise<void>;
}

/**
 * Starts a control plane of the scenarios' own: what they break is nothing for others. Its controller manager holds its
 * Lease, as in a cluster that people run.
 */
export async function startScenarioPlane(): Promise<ScenarioPlane> {
  const plane = await startControlPlane({ controllerManagerFlags: ['--leader-elect=true'] });
  try {
    const kwok = await startKwok(plane);
    return {
      plane,
      async stop() {
        await kwok.stop();
        await plane.stop();
      },
    };
  } catch (error) {
    await plane.stop();
    throw error;
  }
}
