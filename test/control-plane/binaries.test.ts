import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { ensureBinaries } from './binaries.ts';

afterEach(() => vi.unstubAllEnvs());

test('KUBEBUILDER_ASSETS wins for the programs it holds, and the rest is built', async () => {
  const built = await ensureBinaries();
  const assets = mkdtempSync(join(tmpdir(), 'assets-test-'));
  symlinkSync(built.etcd, join(assets, 'etcd'));
  symlinkSync(built.kubectl, join(assets, 'kubectl'));
  vi.stubEnv('KUBEBUILDER_ASSETS', assets);
  const found = await ensureBinaries();
  expect(found.etcd).toBe(join(assets, 'etcd'));
  expect(found.kubectl).toBe(join(assets, 'kubectl'));
  expect(found.kubeApiserver).toBe(built.kubeApiserver);
  expect(found.kwok).toBe(built.kwok);
});

test('a version that is asked for by name is not taken from KUBEBUILDER_ASSETS', async () => {
  const built = await ensureBinaries();
  const assets = mkdtempSync(join(tmpdir(), 'assets-test-'));
  symlinkSync(built.kubectl, join(assets, 'kubectl'));
  vi.stubEnv('KUBEBUILDER_ASSETS', assets);
  expect((await ensureBinaries(built.version)).kubectl).toBe(built.kubectl);
});
