import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { run } from './run.ts';
import { waitFor } from './wait.ts';

const SCRIPT = join(import.meta.dirname, '..', 'sandbox.ts');

test('the sandbox prints exports that kubectl works with, and Ctrl-C leaves no process, port or folder', async () => {
  const sandbox = spawn(process.execPath, [SCRIPT], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const environment: Record<string, string> = {};
    for await (const line of createInterface(sandbox.stdout)) {
      const [, name = '', value = ''] = /^export (\w+)='(.*)'$/.exec(line) ?? [];
      environment[name] = value;
      if (environment.KUBECONFIG !== undefined && environment.PATH !== undefined) break;
    }
    const env = { ...process.env, ...environment };
    const nodes = await run('kubectl', ['get', 'nodes', '-o', 'name'], { env });
    expect(nodes.stdout).toBe('node/fake-node\n');
    expect((await run('sh', ['-c', 'command -v kubectl-operator'], { env })).code).toBe(0);
    const server = (await run('kubectl', ['config', 'view', '-o', 'jsonpath={.clusters[0].cluster.server}'], { env }))
      .stdout;

    sandbox.kill('SIGINT');
    const [code] = await once(sandbox, 'exit');
    expect(code).toBe(0);
    const folder = join(environment.KUBECONFIG ?? '', '..');
    expect(existsSync(folder)).toBe(false);
    await expect(fetch(server)).rejects.toThrow();
    const processes = await run('ps', ['-eo', 'args']);
    expect(processes.stdout).not.toContain(folder);
  } finally {
    sandbox.kill('SIGKILL');
  }
});

test('Ctrl-C while the sandbox starts ends what has been started', async () => {
  const sandbox = spawn(process.execPath, [SCRIPT], { stdio: ['ignore', 'ignore', 'inherit'], env: process.env });
  const children = async (): Promise<string[]> => {
    const listed = await run('ps', ['-eo', 'ppid=,args=']);
    return listed.stdout.split('\n').filter((line) => line.trim().startsWith(`${sandbox.pid} `));
  };
  const apiServer = await waitFor('an API server', async () =>
    (await children()).find((line) => line.includes('--secure-port=') && line.includes('--etcd-servers=')),
  );
  const port = /--secure-port=(\d+)/.exec(apiServer)?.[1] ?? '';
  sandbox.kill('SIGINT');
  await once(sandbox, 'exit');
  await waitFor('its processes to be gone', async () => {
    const { stdout } = await run('ps', ['-eo', 'args']);
    return !stdout.includes(`--secure-port=${port}`);
  });
});
