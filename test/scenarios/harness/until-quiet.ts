import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { waitFor } from '../../control-plane/wait.ts';

/** Resolves when no namespace of an earlier scenario is left: what is there to be seen then belongs to the next one. */
export async function untilQuiet(plane: ControlPlane): Promise<void> {
  await waitFor(
    'the namespaces of earlier scenarios to go',
    async () => !(await plane.request('/api/v1/namespaces')).text.includes('"phase":"Terminating"'),
    { timeout: 90_000, interval: 200 },
  );
}
