import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { run } from './run.ts';
import { waitFor } from './wait.ts';

const SCRIPT = join(import.meta.dirname, '..', 'sandbox.ts');

/** Starts the sandbox without a terminal; answers when it has printed its exports. */
async function startSandbox(): Promise<{ child: ChildProcess; environment: Record<string, string>; folder: string }> {
  const child = spawn(process.execPath, [SCRIPT], { stdio: ['ignore', 'pipe', 'inherit'] });
  const environment: Record<string, string> = {};
  for await (const line of createInterface(child.stdout)) {
    const [, name = '', value = ''] = /^export (\w+)='(.*)'$/.exec(line) ?? [];
    environment[name] = value;
    if (environment.KUBECONFIG !== undefined && environment.PATH !== undefined) break;
  }
  return { child, environment, folder: dirname(environment.KUBECONFIG ?? '') };
}

/** Command lines of the programs that work in a folder. */
async function programsIn(folder: string): Promise<string[]> {
  const { stdout } = await run('ps', ['-eo', 'args']);
  return stdout.split('\n').filter((line) => line.includes(folder));
}

test('the sandbox prints exports that kubectl works with, and Ctrl-C leaves no process, port or folder', async () => {
  const { child, environment, folder } = await startSandbox();
  try {
    const env = { ...process.env, ...environment };
    const nodes = await run('kubectl', ['get', 'nodes', '-o', 'name'], { env });
    expect(nodes.stdout).toBe('node/fake-node\n');
    const sample = ['get', 'rediscluster/cache', '-n', 'shop', '-o', 'jsonpath={.status.readyReplicas}'];
    expect((await run('kubectl', sample, { env })).stdout).toBe('3');
    const operators = ['get', 'deployments', '-A', '-o', 'jsonpath={.items[*].metadata.name}'];
    expect((await run('kubectl', operators, { env })).stdout.split(' ').sort()).toEqual([
      'clerk',
      'ledger',
      'redis-operator',
    ]);
    expect((await run('sh', ['-c', 'command -v kubectl-operator'], { env })).code).toBe(0);
    const view = ['config', 'view', '-o', 'jsonpath={.clusters[0].cluster.server}'];
    const { port } = new URL((await run('kubectl', view, { env })).stdout);
    const programs = await programsIn(folder);
    for (const name of ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kwok', 'redis-operator']) {
      expect(programs.some((line) => line.split(' ')[0]?.endsWith(`/${name}`))).toBe(true);
    }

    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(existsSync(folder)).toBe(false);
    // The shell that takes down what is left may still be told that the folder is not.
    await waitFor('all programs to be gone', async () => (await programsIn(folder)).length === 0);
    const [error] = await once(connect(Number(port), '127.0.0.1'), 'error').catch((reason: unknown) => [reason]);
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  } finally {
    child.kill('SIGKILL');
  }
});

test('a control plane dies with the process that started it, even on SIGKILL', async () => {
  const { child, folder } = await startSandbox();
  expect((await programsIn(folder)).length).toBeGreaterThanOrEqual(4);
  child.kill('SIGKILL');
  await waitFor('all programs to be gone', async () => (await programsIn(folder)).length === 0);
  await waitFor('the folder to be gone', () => !existsSync(folder));
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
