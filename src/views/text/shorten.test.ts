import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { shorten, shortenWords } from './shorten.ts';

test('a name that has room stays as it is', () => {
  expect(shorten('x'.repeat(63))).toBe('x'.repeat(63));
});

test('a longer one loses its middle', () => {
  expect(shorten(`begin${'x'.repeat(300)}end`, 20)).toBe('beginxxxxxxxx…xxxend');
});

test('wide characters count twice', () => {
  expect(stringWidth(shorten('宽'.repeat(100)))).toBeLessThanOrEqual(63);
});

test('in a sentence each word is shortened by itself', () => {
  const text = shortenWords(`success of ${'x'.repeat(300)} went backwards`);
  expect(text).toMatch(/^success of x+…x+ went backwards$/);
  expect(text.length).toBeLessThan(100);
});
