import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canaryFile } from './canary-file.ts';

test('only the object that is written now is in it: putting others back would undo what was changed in them since', async () => {
  const file = canaryFile(mkdtempSync(join(tmpdir(), 'canary-')), 'things.example.com', 0);
  expect(file.path()).toBeUndefined();
  await file.keep('{"first":"a longer one"}');
  await file.keep('{"second":1}');
  const path = file.path() ?? '';
  expect(readFileSync(path, 'utf8')).toBe('{"second":1}\n');
  await file.discard();
  expect(existsSync(path)).toBe(false);
});

test('where nothing can be kept, no path is told', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'canary-')), 'file');
  writeFileSync(folder, '');
  const file = canaryFile(folder, 'things.example.com', 0);
  await file.keep('{}');
  expect(file.path()).toBeUndefined();
});
