import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { podsRefused } from '../testing/workloads.ts';
import { podsRefusedOtherwise } from './pods-refused-otherwise.ts';

test('a refusal that no rule knows is told in the words of the server; one that a rule knows is not told twice', async () => {
  const refused = podsRefused('pods "a" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi');
  expect(await told(podsRefusedOtherwise, refused, { objects: [] })).toEqual([
    'certain: Deployment shop/web, which runs operator web, gets no pods: the API server refuses them',
  ]);
  expect(await told(podsRefusedOtherwise, podsRefused('exceeded quota: a, b'), { objects: [] })).toEqual([]);
});
