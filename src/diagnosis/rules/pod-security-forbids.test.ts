import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { podsRefused } from '../testing/workloads.ts';
import { podSecurityForbids } from './pod-security-forbids.ts';

test('a Pod Security Standard that its namespace enforces is named', async () => {
  const refused = podsRefused('pods "a" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true');
  expect(await told(podSecurityForbids, refused, { objects: [] })).toEqual([
    'certain: Deployment shop/web, which runs operator web, gets no pods: Namespace shop enforces Pod Security restricted:latest',
  ]);
  expect(await told(podSecurityForbids, podsRefused('exceeded quota: a, b'), { objects: [] })).toEqual([]);
});
