import { expect, test } from 'vitest';
import { inAscii, showsUnicode } from './glyphs.ts';
import { sparkline } from './sparkline.ts';

test('bars are scaled to the highest that is shown, and anything above zero is seen to be', () => {
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8], 9)).toBe('▁▂▂▃▄▅▆▇█');
  expect(sparkline([0, 1, 100_000], 3)).toBe('▁▂█');
  expect(sparkline([1000, 0, 1], 2)).toBe('▁█');
});

test('they stand at the right, and what is not known is a blank', () => {
  expect(sparkline([1, undefined, 1], 5)).toBe('  █ █');
  expect(sparkline([], 3)).toBe('   ');
  expect(sparkline([Number.NaN, 0, Number.POSITIVE_INFINITY, 2], 4)).toBe(' ▁ █');
  expect(sparkline([1, 2], 0)).toBe('');
});

test('in ASCII they keep their width and their order', () => {
  expect(inAscii(sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8], 9))).toBe('_..:-=+*#');
  expect(inAscii('≤10ms …→ élan')).toBe('<10ms ~> élan');
});

test.each([
  [{ LANG: 'en_US.UTF-8' }, true],
  [{ LANG: 'de_DE.utf8', TERM: 'xterm' }, true],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, false],
  [{ LANG: 'C', LC_ALL: '', LC_CTYPE: 'C.UTF-8' }, true],
  [{}, false],
  [{ OS: 'Windows_NT' }, true],
  [{ LANG: 'en_US.UTF-8', TERM: 'linux' }, false],
  [{ LANG: 'en_US.UTF-8', TERM: 'dumb' }, false],
])('%j: more than ASCII is shown: %s', (env, expected) => {
  expect(showsUnicode(env)).toBe(expected);
});
