import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import { writeArchive } from '../../build/package/archive.ts';
import { codeCacheOf } from '../../build/package/loader.ts';
import { makeExecutable } from '../../build/package/make-executable.ts';
import { prepareScripts } from '../../build/package/prepare-scripts.ts';
import { readProject } from '../../build/package/project.ts';
import { isLocal, TARGETS } from '../../build/package/targets.ts';
import { runOk } from '../control-plane/run.ts';

const root = mkdtempSync(join(tmpdir(), 'kubectl-operator-twice-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');

test('the same sources give the same executable in any folder, code caches and all', async () => {
  const target = TARGETS.find(isLocal);
  if (target === undefined) throw new Error('this platform has no package');
  const sums: string[] = [];
  for (const name of ['one', 'another-longer']) {
    const folder = join(root, name);
    const { warm } = await prepareScripts(folder);
    const output = join(folder, 'kubectl-operator');
    await makeExecutable(target, { node: process.execPath, ...warm }, folder, output);
    const content = readFileSync(output);
    expect(content.includes(folder)).toBe(false);
    sums.push(sha256(content));
  }
  expect(sums[1]).toBe(sums[0]);
}, 180_000);

test('the same sources give the same scripts in any checkout', async () => {
  const { root: checkout } = readProject();
  const print = `import { bundleScripts } from './build/package/script.ts';
    console.log(JSON.stringify([...(await bundleScripts())].sort()));`;
  const printed: string[] = [];
  for (const name of ['checkout', 'checkout-of-somebody-else']) {
    const folder = join(root, name);
    for (const part of ['src', 'build', 'package.json']) {
      cpSync(join(checkout, part), join(folder, part), { recursive: true });
    }
    symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
    printed.push(await runOk(process.execPath, ['--input-type=module', '-e', print], { cwd: folder }));
  }
  expect(printed[0]).toContain('main.js');
  expect(printed[1] === printed[0]).toBe(true);
});

test('V8 accepts the code caches', async () => {
  const folder = join(root, 'caches');
  const { cold, warm } = await prepareScripts(folder);
  const cached = Object.keys(cold.assets).filter((name) => codeCacheOf(name) in warm.assets);
  expect(cached).toContain('main.js');
  for (const name of cached) {
    const text = readFileSync(join(folder, name), 'latin1');
    const cachedData = readFileSync(join(folder, codeCacheOf(name)));
    expect(new Script(text, { filename: name, cachedData }).cachedDataRejected, name).toBe(false);
  }
});

test.each(['archive.tar.gz', 'archive.zip'])('%s has the same bytes whenever and wherever it is made', async (name) => {
  const files = [
    { name: 'program', content: Buffer.from('#!/bin/sh\n'), executable: true },
    { name: 'LICENSE', content: Buffer.alloc(100_000, 'licence\n'), executable: false },
  ];
  const sums: string[] = [];
  for (const zone of ['UTC', 'Pacific/Auckland']) {
    const previous = process.env.TZ;
    process.env.TZ = zone;
    const path = join(root, `${zone.length}-${name}`);
    await writeArchive(path, files);
    if (previous === undefined) delete process.env.TZ;
    else process.env.TZ = previous;
    sums.push(sha256(readFileSync(path)));
  }
  expect(sums[1]).toBe(sums[0]);
});
