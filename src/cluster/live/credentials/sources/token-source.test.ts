import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { tokenFileSource, tokenSource } from './token-source.ts';

let file = '';
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'token-source-')), 'token');
});

const header = (token: string) => ({ ok: true, value: { authorization: `Bearer ${token}` } });

test('a token in a file follows the file, as a mounted one changes: by its link', async () => {
  writeFileSync(`${file}.1`, 'one\n');
  writeFileSync(`${file}.2`, 'two\n');
  symlinkSync(`${file}.1`, file);
  const source = tokenFileSource(file, undefined, 'u');
  expect(await source.get()).toEqual(header('one'));
  symlinkSync(`${file}.2`, `${file}.new`);
  renameSync(`${file}.new`, file);
  expect(await source.get()).toEqual(header('two'));
});

test('what was read last stays in use where the file is gone or empty', async () => {
  writeFileSync(file, 'one');
  const source = tokenFileSource(file, 'fallback', 'u');
  expect(await source.get()).toEqual(header('one'));
  writeFileSync(file, ' \n');
  expect(await source.get()).toEqual(header('one'));
  rmSync(file);
  expect(await source.get()).toEqual(header('one'));
});

test('the token beside a token file is used until the file is there', async () => {
  const source = tokenFileSource(file, 'fallback', 'u');
  expect(await source.get()).toEqual(header('fallback'));
  writeFileSync(file, 'one');
  expect(await source.get()).toEqual(header('one'));
});

test('a 401 is worth a second try only where the file has changed', async () => {
  writeFileSync(file, 'one');
  const source = tokenFileSource(file, undefined, 'u');
  await source.get();
  expect(source.invalidate()).toBe(false);
  await source.get();
  writeFileSync(file, 'another');
  expect(source.invalidate()).toBe(true);
});

test('an empty token file is a problem', async () => {
  writeFileSync(file, '\n');
  expect(await tokenFileSource(file, undefined, 'u').get()).toMatchObject({
    problem: { message: `the token file ${file} is empty` },
  });
});

test('a token with a line break, which would smuggle in a header, is refused and not shown', async () => {
  expect(await tokenSource('s3cret\r\nx: y', 'u').get()).toEqual({
    ok: false,
    problem: {
      message: 'the token of the user "u" holds control characters, which no header may',
      next: 'Correct it in the kubeconfig or the flag.',
    },
  });
});
