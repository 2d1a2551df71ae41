import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { built } from '../testing/kinds.ts';
import { podsRefused } from '../testing/workloads.ts';
import { serviceAccountMissing } from './service-account-missing.ts';

const refused = podsRefused(
  'pods "a" is forbidden: error looking up service account shop/web: serviceaccount "web" not found',
);
const summary = 'Deployment shop/web, which runs operator web, gets no pods: ServiceAccount shop/web does not exist';

test('a ServiceAccount that does not exist keeps pods from being made', async () => {
  expect(await told(serviceAccountMissing, refused, { objects: [] })).toEqual([`certain: ${summary}`]);
  expect(await told(serviceAccountMissing, refused, { objects: [], forbidden: ['serviceaccounts'] })).toEqual([
    `likely: ${summary}`,
  ]);
});

test('one that was made since does not', async () => {
  expect(await told(serviceAccountMissing, refused, { objects: [built('ServiceAccount', 'web')] })).toEqual([]);
});
