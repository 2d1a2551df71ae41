import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startApiProxy } from '../control-plane/api-proxy.ts';
import { redirectKubeconfig } from '../control-plane/kubeconfig.ts';
import { sharedControlPlane } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { PLUGIN_FOLDER } from './plugin.ts';

const plane = sharedControlPlane();

/** On a machine that has much else to do; in milliseconds. Without the signal it would wait ten seconds for a connection. */
const AT_ONCE = 8000;

/** Runs tree, interrupts it when `ready` says so, and tells how it ended and how long after the interrupt. */
async function interrupted(
  server: string,
  ready: () => boolean,
): Promise<{ code: number | null; stdout: string; stderr: string; took: number }> {
  const kubeconfig = redirectKubeconfig(
    plane.adminKubeconfig,
    server,
    join(plane.coordinates.directory, 'interrupt.kubeconfig'),
  );
  const child = spawn(join(PLUGIN_FOLDER, 'kubectl-operator'), ['tree', 'ns/default', '--kubeconfig', kubeconfig], {
    env: { ...process.env, KUBECACHEDIR: plane.coordinates.directory },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  await waitFor('the request that hangs', ready);
  const asked = performance.now();
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr, took: performance.now() - asked };
}

test('Ctrl-C ends a command that waits for a connection, at once and without noise', async () => {
  let connections = 0;
  const silent = createServer(() => connections++).listen(0, '127.0.0.1');
  afterAll(() => silent.close());
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ended = await interrupted(`https://127.0.0.1:${port}`, () => connections > 0);
  expect(ended).toMatchObject({ code: 2, stdout: '', stderr: '' });
  expect(ended.took).toBeLessThan(AT_ONCE);
});

test('Ctrl-C ends a command that waits for an answer', async () => {
  const proxy = await startApiProxy(plane);
  afterAll(() => proxy.stop());
  proxy.intercept(({ path }) => (path.startsWith('/api/v1/pods') ? { kind: 'hang' } : undefined));
  const ended = await interrupted(proxy.url, () => proxy.count('/api/v1/pods') > 0);
  expect(ended).toMatchObject({ code: 2, stdout: '', stderr: '' });
  expect(ended.took).toBeLessThan(AT_ONCE);
});
