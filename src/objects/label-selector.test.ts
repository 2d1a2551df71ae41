import { expect, test } from 'vitest';
import { labelSelectorText, parseLabelSelector } from './label-selector.ts';

const LABELS = { app: 'web', 'example.com/tier': 'front', weight: '10', empty: '' };

function matches(selector: string): boolean | string {
  const parsed = parseLabelSelector(selector);
  return parsed.ok ? parsed.value(LABELS) : parsed.problem.message;
}

test.each([
  ['', true],
  ['app=web', true],
  ['app==web', true],
  ['app = db', false],
  ['app!=db', true],
  ['missing!=db', true],
  ['app', true],
  ['!app', false],
  ['! missing', true],
  ['example.com/tier in (front, back)', true],
  ['app notin (web,api),app', false],
  ['missing notin (a)', true],
  ['missing in (a)', false],
  ['weight>9,weight<11', true],
  ['app>9', false],
  ['empty=', true],
  ['empty in ()', true],
  ['app=web,tier in (a,b),!canary', false],
  ['toString', false],
  ['__proto__=x', '"__proto__=x" is no label selector'],
])('%s: %s', (selector, expected) => {
  expect(matches(selector)).toBe(expected);
});

test.each(['app=(', '=web', 'app in web', 'a b', 'app=web,', ',', 'app in (a', 'app=we b', 'weight>x'])(
  '"%s" is no selector',
  (selector) => {
    expect(matches(selector)).toBe(`"${selector}" is no label selector`);
  },
);

test('labels become a selector, unless one of them can be no label', () => {
  expect(labelSelectorText({ owner: 'helm', 'example.com/name': 'web', empty: '' })).toBe(
    'owner=helm,example.com/name=web,empty=',
  );
  for (const hostile of ['a,owner!=helm', 'a b', 'a\n', 'a)', '=a', '-a'])
    expect(labelSelectorText({ name: hostile })).toBeUndefined();
  expect(labelSelectorText({ 'a,b': 'c' })).toBeUndefined();
});
