import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { built } from '../testing/kinds.ts';
import { podsRefused } from '../testing/workloads.ts';
import { quotaExceeded } from './quota-exceeded.ts';

const refused = podsRefused(
  'pods "web-1-x" is forbidden: exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1',
);
const summary =
  'Deployment shop/web, which runs operator web, gets no pods: ResourceQuota shop/small has no room for them';

test('a quota without room is told with what is used of it', async () => {
  const quota = built('ResourceQuota', 'small', { status: { hard: { pods: '1' }, used: { pods: '1' } } });
  const [finding] = await findings(quotaExceeded, refused, { objects: [quota] });
  expect(finding).toMatchObject({
    summary,
    certainty: 'certain',
    evidence: [{ text: 'requested: pods=1, used: pods=1, limited: pods=1' }, { text: 'used: pods 1 of 1' }],
  });
  expect(finding?.remedies[0]?.command).toBe('kubectl -n shop describe resourcequota small');
});

test('a quota that has been raised since the last try may have room at the next', async () => {
  const raised = built('ResourceQuota', 'small', { status: { hard: { pods: '9' }, used: { pods: '1' } } });
  expect(await told(quotaExceeded, refused, { objects: [raised] })).toEqual([`likely: ${summary}`]);
});

test('a quota that has been removed since refuses nothing any more; one that may not be read likely does', async () => {
  expect(await told(quotaExceeded, refused, { objects: [] })).toEqual([]);
  expect(await told(quotaExceeded, refused, { objects: [], forbidden: ['resourcequotas'] })).toEqual([
    `likely: ${summary}`,
  ]);
});
