import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { going } from '../testing/kinds.ts';
import { deployment, workloadDown } from '../testing/workloads.ts';
import { workloadTerminating } from './workload-terminating.ts';

test('a workload that is being deleted leads to why it is still there', async () => {
  const workload = deployment({}, { metadata: going('foregroundDeletion') });
  expect(await told(workloadTerminating, workloadDown(workload), { objects: [] })).toEqual([
    'certain → terminating shop/Deployment.apps/web',
  ]);
  expect(await told(workloadTerminating, workloadDown(), { objects: [] })).toEqual([]);
});
