import { expect, test } from 'vitest';
import { hanging } from './hanging.ts';

test('what follows the beginning stands two columns in, and the line keeps its own blanks', () => {
  expect(hanging('one two three', 9)).toEqual(['one two', '  three']);
  expect(hanging('  → one two three', 12)).toEqual(['  → one', '    two', '    three']);
});

test('what fits stays whole', () => {
  expect(hanging('  one two', Number.POSITIVE_INFINITY)).toEqual(['  one two']);
  expect(hanging('', 5)).toEqual(['']);
});
