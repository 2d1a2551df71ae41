import { expect, test } from 'vitest';
import { streamingLists } from './streaming-lists.ts';

test.each([
  ['v1.26.15', 'absent'],
  ['v1.31.0', 'off-by-default'],
  ['v1.32.2', 'on-by-default'],
  ['v1.33.4+k3s1', 'off-by-default'],
  ['v1.34.0-eks-1', 'on-by-default'],
  ['v1.37.2', 'on-by-default'],
  ['nightly', undefined],
])('%s: %s', (version, expected) => {
  expect(streamingLists(version)).toBe(expected);
});
