import type { Tools } from './tools.ts';

/**
 * Kills the controller manager until the scenario is over; resolves when the Lease that it held has run out by the
 * program's reckoning: six seconds (start-plane.ts) and a margin of five.
 */
export async function stopControllers(tools: Tools): Promise<void> {
  tools.onCleanup(() => tools.plane.controllers.start());
  await tools.plane.controllers.kill();
  await tools.waitFor('the Lease of kube-controller-manager to run out', async () => {
    const lease = ['get', 'lease/kube-controller-manager', '-n', 'kube-system', '-o', 'jsonpath={.spec.renewTime}'];
    return Date.now() - Date.parse(await tools.kubectl(...lease)) > 12_000;
  });
}
