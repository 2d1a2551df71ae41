import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { redirectKubeconfig } from '../control-plane/kubeconfig.ts';
import { freePort } from '../control-plane/ports.ts';
import { sharedControlPlane } from '../control-plane/shared.ts';
import { plugin } from './plugin.ts';

const plane = sharedControlPlane();
const kubeconfig = plane.adminKubeconfig;
const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-version-'));

test('says what it is without a cluster', async () => {
  const { stdout, stderr, code } = await plugin(['version']);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout).toMatch(
    /^kubectl operator \d+\.\d+\.\d+\n {2}commit {4}([0-9a-f]{40}(-dirty)?|unknown)\n {2}Node {6}v\d+\.\S+\n {2}platform {2}\w+\/\w+\n$/,
  );
});

test('says of the API server what kubectl says', async () => {
  const asked = await plugin(['version', '--server', '-o', 'json'], { kubeconfig });
  expect(asked.stderr).toBe('');
  expect(asked.code).toBe(0);
  const { server, gaps } = JSON.parse(asked.stdout);
  const truth = JSON.parse((await plane.kubectl(['version', '-o', 'json'])).stdout).serverVersion;
  expect(server.version).toEqual({
    gitVersion: truth.gitVersion,
    gitCommit: truth.gitCommit,
    platform: truth.platform,
  });
  const served = (await plane.kubectl(['api-versions'])).stdout.split('\n');
  for (const version of server.storageVersionMigration) expect(served).toContain(`storagemigration.k8s.io/${version}`);
  expect(server.storageVersionMigration.length > 0).toBe(served.some((line) => line.startsWith('storagemigration.')));
  expect(server.discovery).toBe('aggregated');
  expect(gaps).toEqual([]);
});

test('--server takes an address as it does for other commands', async () => {
  const { stdout, code } = await plugin(['version', `--server=${plane.server}`], { kubeconfig });
  expect(stdout).toMatch(/^kubectl operator \S+, API server v1\.\d+/);
  expect(code).toBe(0);
});

test('a server that does not answer: this version all the same, and the error', async () => {
  const closed = redirectKubeconfig(kubeconfig, `https://127.0.0.1:${await freePort()}`, join(folder, 'closed'));
  const { stdout, stderr, code } = await plugin(['version', '--server'], { kubeconfig: closed });
  expect(stdout).toMatch(/^kubectl operator \d/);
  expect(stderr).toMatch(/^error: .*refused.*\n/);
  expect(code).toBe(2);
});

test('a capture keeps the version of its server', async () => {
  const file = join(folder, 'capture.tar.gz');
  expect((await plugin(['capture', file, 'configmaps'], { kubeconfig })).code).toBe(0);
  const live = JSON.parse((await plugin(['version', '--server', '-o', 'json'], { kubeconfig })).stdout).server;
  const captured = await plugin(['version', '--from', file, '-o', 'json']);
  expect(captured.code).toBe(0);
  expect(JSON.parse(captured.stdout).server.version).toEqual(live.version);
});
