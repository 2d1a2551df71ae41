import { type ControlPlane, startControlPlane } from '../../control-plane/control-plane.ts';
import { startKwok } from '../../control-plane/kwok.ts';

/** A control plane with kwok, for operators that are broken as wholes. */
export async function startQueuesPlane(): Promise<ControlPlane> {
  const plane = await startControlPlane();
  const kwok = await startKwok(plane);
  return {
    ...plane,
    async stop() {
      await kwok.stop();
      await plane.stop();
    },
  };
}
