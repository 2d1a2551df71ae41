import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { podsRefused } from '../testing/workloads.ts';
import { webhookBlocksPods } from './webhook-blocks-pods.ts';

test('a webhook that cannot be called leads to why', async () => {
  const message =
    'failed calling webhook "pods.example.com": failed to call webhook: Post "https://w.shop.svc:443": EOF';
  expect(await told(webhookBlocksPods, podsRefused(message), { objects: [] })).toEqual([
    'certain → webhook-failing webhook pods.example.com',
  ]);
  const denial = podsRefused('admission webhook "pods.example.com" denied the request: no');
  expect(await told(webhookBlocksPods, denial, { objects: [] })).toEqual([]);
});
