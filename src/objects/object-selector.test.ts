import { expect, test } from 'vitest';
import { fitsSelector } from './object-selector.ts';

const labels = { app: 'web', tier: 'front' };

test.each([
  ['no selector', undefined, true],
  ['an empty selector', {}, true],
  ['labels that are there', { matchLabels: { app: 'web' } }, true],
  ['a label with another value', { matchLabels: { app: 'db' } }, false],
  ['a name that every object inherits', { matchLabels: { constructor: 'x' } }, false],
  ['In', { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'db'] }] }, true],
  ['NotIn with that value', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
  ['NotIn without the label', { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] }, true],
  ['Exists', { matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, true],
  ['DoesNotExist', { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, false],
  ['an operator of the future', { matchExpressions: [{ key: 'tier', operator: 'Like' }] }, false],
])('%s', (_what, selector, fits) => {
  expect(fitsSelector(selector, labels)).toBe(fits);
});
