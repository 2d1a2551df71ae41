import { expect, test } from 'vitest';
import { parseLabelSelector } from './label-selector.ts';

const labels = { app: 'web', 'app.kubernetes.io/name': 'shop', size: '3' };
const fits = (selector: string) => {
  const match = parseLabelSelector(selector);
  return match.ok ? match.value(labels) : match.problem.message;
};

test.each([
  'app=web',
  'app==web,size',
  'app != x',
  'none!=x',
  '!none',
  'app in (a, web)',
  'none notin (a)',
  'size>2',
  '',
])('%s fits', (selector) => expect(fits(selector)).toBe(true));

test.each(['app=x', 'none', '!app', 'app in (a,b),size', 'app notin (web)', 'size<3', 'constructor', 'app=web,none'])(
  '%s does not fit',
  (selector) => expect(fits(selector)).toBe(false),
);

test('nonsense is named', () => {
  expect(fits('app=web,a b')).toContain('"a b"');
});
