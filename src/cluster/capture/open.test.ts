import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from './files/limits.ts';
import { folderWith, manifest, names, opened, refused } from './testing/opened.ts';
import { tarGz, writeTarGz } from './testing/tar-file.ts';

const POD = manifest('v1', 'Pod', 'web', { metadata: { namespace: 'shop' } });

test('a path that does not exist is said to', async () => {
  expect(await refused('/nonexistent/capture.tar.gz')).toEqual({
    message: '/nonexistent/capture.tar.gz does not exist',
    next: 'Check the path given to --from.',
  });
});

test('an archive that was cut off is truncated, wherever the cut is', async () => {
  const text = Array.from({ length: 200 }, (_, index) => `key${index}: ${Math.random()}\n`).join('');
  const bytes = await tarGz({ 'shop/namespaces/shop/core/pods.yaml': POD, 'other.yaml': text });
  const path = join(folderWith(), 'cut.tar.gz');
  for (const length of [12, 300, bytes.length - 1]) {
    writeFileSync(path, bytes.subarray(0, length));
    expect((await refused(path)).message, `${length} bytes`).toBe(`${path}: the archive is truncated`);
  }
});

test('what is no capture is refused in words that say what it is', async () => {
  const folder = folderWith({
    empty: '',
    zip: 'PK\x03\x04rest',
    binary: 'ELF\0\0\0',
    'text.yaml': 'hello: [',
    'nothing.yaml': 'a: 1',
    'noise.gz': '',
    'tar.gz': '',
  });
  writeFileSync(join(folder, 'noise.gz'), Buffer.concat([gzipSync('x').subarray(0, 10), Buffer.alloc(50, 7)]));
  writeFileSync(join(folder, 'tar.gz'), gzipSync('no tar, but long enough for a header '.repeat(100)));
  const messages = await Promise.all(
    ['empty', 'zip', 'binary', 'text.yaml', 'nothing.yaml', 'noise.gz', 'tar.gz', '.'].map(
      async (name) => (await refused(join(folder, name))).message.split(': ')[1],
    ),
  );
  expect(messages).toEqual([
    'the file is empty',
    'it is a zip file',
    'it is neither an archive nor text',
    'no valid YAML or JSON',
    'it holds no Kubernetes object',
    'the archive is damaged (invalid block type)',
    'the file is compressed, but no tar archive',
    'it holds no Kubernetes object',
  ]);
});

test('a folder and an archive without any object are refused', async () => {
  const folder = folderWith({ 'readme.txt': 'hello' });
  expect((await refused(folder)).message).toBe(`${folder}: it holds no Kubernetes object`);
  const archive = await writeTarGz(join(folder, 'empty.tar.gz'), { 'readme.txt': 'hello' });
  expect((await refused(archive)).message).toBe(`${archive}: it holds no Kubernetes object`);
});

test('a small archive that unpacks to too much is given up in time', async () => {
  const path = join(folderWith(), 'bomb.tar.gz');
  await writeTarGz(path, { 'a.bin': 'x'.repeat(5_000_000), 'b.yaml': POD });
  const limits = { ...DEFAULT_LIMITS, unpackedBytes: 1_000_000 };
  expect((await refused(path, limits)).message).toBe(`${path}: the archive unpacks to too much (more than 1.0 MB)`);
  expect((await refused(path, { ...DEFAULT_LIMITS, heldBytes: 10 })).message).toContain('the capture is too big');
  expect((await refused(path, { ...DEFAULT_LIMITS, fileBytes: 10 })).message).toContain('b.yaml is too big');
  expect((await refused(path, { ...DEFAULT_LIMITS, entries: 1 })).message).toContain('holds too many files');
});

test('paths that lead out of the archive lead nowhere', async () => {
  const folder = folderWith();
  const path = await writeTarGz(join(folder, 'evil.tar.gz'), {
    '../../namespaces/evil/core/pods.yaml': POD,
    'x/namespaces/shop/core/pods.yaml': POD,
    'x/namespaces/../core/pods.yaml': POD,
  });
  const reader = await opened(path);
  expect(reader.source).toMatchObject({ format: 'must-gather' });
  expect(await names(reader, 'pods')).toEqual(['shop/web']);
});

test('links in a folder are not followed', async () => {
  const folder = folderWith({ 'pod.yaml': POD });
  symlinkSync(folder, join(folder, 'again'));
  symlinkSync('/etc/hostname', join(folder, 'secret.yaml'));
  expect(await names(await opened(folder), 'pods')).toEqual(['shop/web']);
});

test('a capture of a newer format is refused with the way out', async () => {
  const manifest = { formatVersion: 2, takenAt: '2026-01-01T00:00:00Z' };
  const folder = folderWith({ 'kubectl-operator/capture.json': JSON.stringify(manifest) });
  expect(await refused(folder)).toEqual({
    message: `${folder}: it has format 2, this program reads 1`,
    next: 'Update kubectl operator.',
  });
  const damaged = folderWith({ 'kubectl-operator/capture.json': '{"formatVersion":' });
  expect((await refused(damaged)).message).toBe(`${damaged}: its capture.json is no JSON`);
});
