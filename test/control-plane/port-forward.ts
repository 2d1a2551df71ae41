import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ControlPlaneHandle } from './handle.ts';
import type { PodReference } from './kwok-pods.ts';
import { waitFor } from './wait.ts';

/** What a pod answers to GET of a path, reached by a port-forward of kubectl's. */
export async function getThroughPortForward(
  plane: ControlPlaneHandle,
  { namespace, pod }: PodReference,
  podPort: number,
  path = '/',
): Promise<string> {
  const args = ['port-forward', '-n', namespace, `pod/${pod}`, `:${podPort}`, '--address=127.0.0.1'];
  const child = spawn(plane.coordinates.binaries.kubectl, args, {
    env: { ...process.env, KUBECONFIG: plane.adminKubeconfig },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(createInterface(child.stdout), 'line');
    const port = /127\.0\.0\.1:(\d+)/.exec(String(line))?.[1];
    return await waitFor('the forwarded port', async () => (await fetch(`http://127.0.0.1:${port}${path}`)).text());
  } finally {
    child.kill();
  }
}
