import { existsSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { persistTokens } from './persist-tokens.ts';

let file = '';
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'persist-tokens-')), 'config');
  writeFileSync(file, TEXT, { mode: 0o640 });
});

const TEXT = `# my clusters
users:
- name: jane   # me
  user:
    auth-provider:
      name: oidc
      config:
        id-token: old.id.token
        refresh-token: "old-refresh"
`;
const OLD = { idToken: 'old.id.token', refreshToken: 'old-refresh' };
const FRESH = { idToken: 'new.id.token', refreshToken: 'new-refresh' };

test('tokens are replaced where they stand; comments, mode and links stay', () => {
  const link = `${file}-link`;
  symlinkSync(file, link);
  expect(persistTokens(link, 'jane', OLD, FRESH)).toMatchObject({ ok: true });
  const expected = TEXT.replace('old.id.token', 'new.id.token').replace('old-refresh', 'new-refresh');
  expect(readFileSync(link, 'utf8')).toBe(expected);
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test('a kubeconfig that something else has changed meanwhile is left alone', () => {
  expect(persistTokens(file, 'jane', { ...OLD, refreshToken: 'another' }, FRESH)).toMatchObject({ ok: false });
  expect(persistTokens(file, 'joe', OLD, FRESH)).toMatchObject({ ok: false });
  expect(readFileSync(file, 'utf8')).toBe(TEXT);
});

test('a kubeconfig that kubectl has locked is left alone, and so is the lock', () => {
  writeFileSync(`${file}.lock`, '');
  expect(persistTokens(file, 'jane', OLD, FRESH)).toMatchObject({
    ok: false,
    problem: { message: `refreshed tokens were not written to ${file}: EEXIST` },
  });
  expect(readFileSync(file, 'utf8')).toBe(TEXT);
  expect(existsSync(`${file}.lock`)).toBe(true);
});
