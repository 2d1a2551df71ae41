import { expect, test } from 'vitest';
import { isNewer } from './resource-version.ts';

test('resourceVersions are compared as whole numbers of any length', () => {
  expect(isNewer('10', '9')).toBe(true);
  expect(isNewer('9', '10')).toBe(false);
  expect(isNewer('10', '10')).toBe(false);
  expect(isNewer('100000000000000000001', '100000000000000000000')).toBe(true);
  expect(isNewer('1', '')).toBe(true);
  expect(isNewer('', '1')).toBe(false);
  expect(isNewer('abc', 'abd')).toBe(true);
});
