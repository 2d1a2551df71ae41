import { type ControlPlane, startControlPlane } from '../../control-plane/control-plane.ts';
import { startKwok } from '../../control-plane/kwok.ts';
import { startScheduler } from '../../control-plane/scheduler.ts';
import { plugin } from '../../e2e/plugin.ts';

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
  // The launcher bundles the sources where they have changed; several at once would do so at the same time.
  await plugin(['--help']);
  const plane = await startControlPlane({
    controllerManagerFlags: [
      '--leader-elect=true',
      // It ends where it cannot renew in time, and nobody starts it anew: as patient as a busy machine needs.
      '--leader-elect-lease-duration=30s',
      '--leader-elect-renew-deadline=20s',
      '--leader-elect-retry-period=1s',
      // A node that falls silent is noticed within seconds.
      '--node-monitor-period=1s',
      '--node-monitor-grace-period=15s',
    ],
  });
  try {
    const kwok = await startKwok(plane, { nodeLeaseSeconds: 12 });
    const scheduler = startScheduler(plane);
    return {
      plane,
      async stop() {
        await scheduler.stop();
        await kwok.stop();
        await plane.stop();
      },
    };
  } catch (error) {
    await plane.stop();
    throw error;
  }
}
