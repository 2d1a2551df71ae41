import type { Tools } from './tools.ts';

const LEASE = '/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-controller-manager';

/** For how long others wait for the one that is dead, in seconds. */
const HELD = 6;

/**
 * Kills the controller manager until the scenario is over. The Lease that it held goes on naming it, for a shorter time than it
 * asked for, so that nobody need wait; before the next one starts it goes.
 */
export async function killControllers({ plane, onCleanup }: Tools): Promise<void> {
  onCleanup(async () => {
    // Where it cannot be deleted, the next one waits for it.
    await plane.request(LEASE, { method: 'DELETE' }).catch(() => undefined);
    await plane.controllers.start();
  });
  await plane.controllers.kill();
  const contentType = 'application/merge-patch+json';
  const body = { spec: { leaseDurationSeconds: HELD } };
  const { status, text } = await plane.request(LEASE, { method: 'PATCH', contentType, body });
  if (status !== 200) throw new Error(text);
}

/** The same; resolves when the Lease that it held has run out by the program's reckoning, which adds five seconds. */
export async function stopControllers(tools: Tools): Promise<void> {
  await killControllers(tools);
  await untilControllersLeaseRunsOut(tools);
}

/** Resolves when the Lease of the one that was killed has run out, and what clocks and retries may differ by has passed. */
export async function untilControllersLeaseRunsOut({ plane, waitFor }: Tools): Promise<void> {
  await waitFor('the Lease of kube-controller-manager to run out', async () => {
    const { spec } = JSON.parse((await plane.request(LEASE)).text) as { spec: { renewTime: string } };
    return Date.now() - Date.parse(spec.renewTime) > (HELD + 6) * 1000;
  });
}
