import { expect, test } from 'vitest';
import { meaningOf, type SpecialKeys } from './keys.ts';

const none: SpecialKeys = {
  escape: false,
  upArrow: false,
  downArrow: false,
  pageUp: false,
  pageDown: false,
  home: false,
  end: false,
};
const own = new Map([['s', 'sort']]);

test('keys mean what people expect, in each view the same', () => {
  expect([...'qjkb gGsx'].map((input) => meaningOf(input, none, own))).toEqual([
    'end',
    'down',
    'up',
    'pageUp',
    'pageDown',
    'first',
    'last',
    'sort',
    undefined,
  ]);
  const special = ['escape', 'upArrow', 'downArrow', 'pageUp', 'pageDown', 'home', 'end'] as const;
  expect(special.map((name) => meaningOf('', { ...none, [name]: true }, own))).toEqual([
    'end',
    'up',
    'down',
    'pageUp',
    'pageDown',
    'first',
    'last',
  ]);
});

test('a word that is pasted means nothing, whatever it is', () => {
  for (const word of ['constructor', 'toString', 'escape', 'end']) expect(meaningOf(word, none, own)).toBeUndefined();
});
