import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { ControlPlaneHandle } from './handle.ts';
import type { PodReference } from './kwok-pods.ts';
import { waitFor } from './wait.ts';

/**
 * What a pod answers to GET of a path, reached by a port-forward of kubectl's. kubectl ends where the node does not know
 * yet what the port leads to: each try has its own.
 */
export async function getThroughPortForward(
  plane: ControlPlaneHandle,
  { namespace, pod }: PodReference,
  podPort: number,
  path = '/',
): Promise<string> {
  const args = ['port-forward', '-n', namespace, `pod/${pod}`, `:${podPort}`, '--address=127.0.0.1'];
  return waitFor('the forwarded port', async () => {
    const child = spawn(plane.coordinates.binaries.kubectl, args, {
      env: { ...process.env, KUBECONFIG: plane.adminKubeconfig },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const port = await forwardedPort(child.stdout);
      return await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    } finally {
      child.kill();
    }
  });
}

/** The port of this machine that kubectl says it forwards; throws where it ends without a word. */
async function forwardedPort(output: Readable): Promise<string> {
  for await (const line of createInterface(output)) {
    const [, port] = /127\.0\.0\.1:(\d+)/.exec(line) ?? [];
    if (port !== undefined) return port;
  }
  throw new Error('kubectl port-forward has ended');
}
