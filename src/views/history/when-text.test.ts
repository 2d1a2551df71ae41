import { expect, test } from 'vitest';
import { whenText } from './when-text.ts';

const DAY = '2026-01-02';
const at = (clock: string) => Date.parse(`${DAY}T${clock}Z`);
const drawn = (earliest: string, latest: string) => whenText({ earliest: at(earliest), latest: at(latest) }, DAY);

test('a second needs no sign, and a time that lies in either of two seconds is in neither', () => {
  expect(drawn('09:58:05.000', '09:58:05.999')).toBe('09:58:05');
  expect(drawn('09:58:05.144', '09:58:06.143')).toBe('09:58:05 …09:58:06');
  expect(drawn('09:58:05', '10:10:41')).toBe('09:58:05 …10:10:41');
});

test('of what happened at any time before, that is said; another day has its day', () => {
  expect(whenText({ earliest: undefined, latest: at('09:58:05') }, DAY)).toBe('before 09:58:05');
  expect(whenText({ earliest: at('09:58:05'), latest: at('09:58:05') }, '2026-01-03')).toBe('01-02 09:58:05');
});
