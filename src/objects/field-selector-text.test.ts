import { expect, test } from 'vitest';
import { nameSelector } from './field-selector-text.ts';

test('a name selects itself, and nothing else', () => {
  expect(nameSelector('web')).toBe('metadata.name=web');
  expect(nameSelector('web,metadata.namespace!=x\\')).toBe('metadata.name=web\\,metadata.namespace!\\=x\\\\');
});

test('what can be no name selects nothing', () => {
  expect(['', '.', '..', 'a/b', 'a%2fb', '\ud800'].map(nameSelector)).toEqual(Array(6).fill(undefined));
});
