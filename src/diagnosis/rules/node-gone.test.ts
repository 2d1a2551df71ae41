import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { node } from '../testing/workloads.ts';
import { nodeGone } from './node-gone.ts';

const down = { kind: 'node-down', node: 'one' } as const;

test('a node that was removed is gone, one that may not be read need not be', async () => {
  expect(await told(nodeGone, down, { objects: [] })).toEqual(['certain: Node one is not in the cluster any more']);
  expect(await told(nodeGone, down, { objects: [], forbidden: ['nodes'] })).toEqual([]);
  expect(await told(nodeGone, down, { objects: [node('Unknown')] })).toEqual([]);
});
