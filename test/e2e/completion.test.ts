import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { redirectKubeconfig } from '../control-plane/kubeconfig.ts';
import { run } from '../control-plane/run.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { PLUGIN_FOLDER, plugin } from './plugin.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'completion');
const kubeconfig = plane.adminKubeconfig;

/** On a machine that has much else to do; in milliseconds. Other commands wait ten seconds for a connection. */
const SOON = 8000;

beforeAll(async () => {
  for (const name of ['settings', 'secrets-of-cooking'])
    await plane.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } });
});

/** What kubectl offers for the last word of `kubectl operator WORDS...`, without descriptions. */
async function completed(words: readonly string[], config = kubeconfig): Promise<string[]> {
  const { stdout } = await run(plane.coordinates.binaries.kubectl, ['__complete', 'operator', ...words], {
    env: {
      PATH: [PLUGIN_FOLDER, process.env.PATH].join(delimiter),
      HOME: mkdtempSync(join(tmpdir(), 'kubectl-operator-home-')),
      KUBECONFIG: config,
    },
    timeout: 60_000,
  });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '');
}

/** The same where something is offered: a cluster that takes more than a moment is given up, as somebody is typing. */
function inTime(words: readonly string[]): Promise<string[]> {
  return waitFor(`something for ${words.join(' ')}`, async () => {
    const found = await completed(words);
    return found.length > 1 && found;
  });
}

test('kubectl offers the commands, without those for programs', async () => {
  const offered = await completed(['']);
  expect(offered).toEqual(expect.arrayContaining(['tree', 'capture', 'version', 'completion', ':4']));
  expect(offered).not.toContain('__complete');
  expect(await completed(['compl'])).toEqual(['completion', ':4']);
});

test('kubectl offers types, names, and TYPE/NAME', async () => {
  expect(await inTime(['tree', 'conf'])).toEqual(['configmaps', ':4']);
  expect(await inTime(['tree', 'deploy'])).toEqual(['deploy', 'deployments.apps', ':4']);
  expect(await inTime(['tree', '-n', namespace, 'cm', 'se'])).toEqual(['secrets-of-cooking', 'settings', ':4']);
  expect(await completed(['tree', 'cm/set'])).toEqual([':4']);
  expect(await inTime(['tree', `--namespace=${namespace}`, 'cm/set'])).toEqual(['cm/settings', ':4']);
});

test('kubectl offers flags and their values', async () => {
  expect(await completed(['tree', '--exc'])).toEqual(['--exclude-types', ':4']);
  expect(await completed(['tree', '-o', 'm'])).toEqual(['mermaid', ':4']);
  expect(await completed(['tree', '--output=js'])).toEqual(['json', ':4']);
  expect(await inTime(['tree', '-n', namespace.slice(0, -1)])).toEqual([namespace, ':4']);
  const context = (await plane.kubectl(['config', 'current-context'])).stdout.trim();
  expect(await completed(['tree', '--context', ''])).toEqual([context, ':4']);
  expect(await completed(['tree', '--from', ''])).toEqual([':0']);
  expect(await completed(['tree', '-f', ''])).toEqual([':0']);
  expect(await completed(['completion', 'z'])).toEqual(['zsh', ':4']);
});

test('what cannot be asked completes nothing, soon and silently', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-silent-'));
  const hung = redirectKubeconfig(kubeconfig, `https://127.0.0.1:${port}`, join(folder, 'config'));
  const started = performance.now();
  const { stdout, stderr, code } = await plugin(['__complete', '--', 'tree', 'p'], { kubeconfig: hung });
  expect({ stdout, stderr, code }).toEqual({ stdout: ':4\n', stderr: '', code: 0 });
  expect(performance.now() - started).toBeLessThan(SOON);
  silent.close();
  const waiting = join(folder, 'waiting');
  const config = JSON.parse(readFileSync(kubeconfig, 'utf8'));
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: 'sleep',
    args: ['20'],
    interactiveMode: 'Never',
  };
  config.users[0].user = { exec };
  writeFileSync(waiting, JSON.stringify(config));
  const asked = performance.now();
  expect((await plugin(['__complete', '--', 'tree', 'p'], { kubeconfig: waiting })).stdout).toBe(':4\n');
  expect(performance.now() - asked).toBeLessThan(SOON);
  expect(await completed(['tree', '--no-such-flag', 'p'])).toEqual([':4']);
  expect(await completed(['no-such-command', ''])).toEqual([':4']);
  expect(await completed(['tree', 'p'], join(folder, 'missing'))).toEqual([':4']);
});

test('the script for bash completes kubectl-operator', async () => {
  const line = 'kubectl-operator completion z';
  const script = `source <(kubectl-operator completion bash); COMP_LINE='${line}' COMP_POINT=${line.length}; __kubectl_operator; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = await run('bash', ['-c', script], {
    env: { PATH: [PLUGIN_FOLDER, process.env.PATH].join(delimiter), HOME: tmpdir() },
  });
  expect({ stdout, stderr }).toEqual({ stdout: 'zsh\n', stderr: '' });
});

test.each(['bash', 'zsh', 'fish', 'powershell'])('there is a script for %s', async (shell) => {
  const { stdout, code } = await plugin(['completion', shell]);
  expect(stdout).toContain('kubectl-operator __complete');
  expect(code).toBe(0);
});

test('no script for other shells', async () => {
  const { stderr, code } = await plugin(['completion', 'tcsh']);
  expect(stderr).toBe('error: there is no completion script for "tcsh"\nGive one of bash, zsh, fish, powershell.\n');
  expect(code).toBe(2);
});
