import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULES } from './index.ts';

const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.fixture.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((id) => id !== 'index');

test('every file of this folder is a rule of that name, and all rules are in the list, once', () => {
  expect(RULES.map(({ id }) => id).sort()).toEqual(files.sort());
});

test('every rule says in a sentence what it looks for', () => {
  for (const { id, looksFor } of RULES) expect(looksFor, id).toMatch(/^[A-Z].*\.$/s);
});

test('rules for one kind of symptom stand together', () => {
  const kinds = RULES.map(({ explains }) => explains).filter((kind, at, all) => kind !== all[at - 1]);
  expect(kinds).toEqual([...new Set(kinds)]);
});
