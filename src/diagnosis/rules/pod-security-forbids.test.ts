import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { objectOf } from '../testing/objects.ts';
import { podsRefused } from '../testing/workloads.ts';
import { podSecurityForbids } from './pod-security-forbids.ts';

test('a Pod Security Standard that its namespace enforces is named', async () => {
  const refused = podsRefused('pods "a" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true');
  expect(await told(podSecurityForbids, refused, { objects: [] })).toEqual([
    'certain: Deployment shop/web, which runs operator web, gets no pods: Namespace shop enforces Pod Security restricted:latest',
  ]);
  expect(await told(podSecurityForbids, podsRefused('exceeded quota: a, b'), { objects: [] })).toEqual([]);
});

test('a standard that has been changed since the last try may let the next pods in', async () => {
  const refused = podsRefused('pods "a" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true');
  const shop = (level: string) =>
    objectOf(
      { group: '', resource: 'namespaces', kind: 'Namespace' },
      { metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': level } } },
    );
  const sureness = async (level: string) =>
    (await told(podSecurityForbids, refused, { objects: [shop(level)] })).map((text) => text.replace(/:.*/, ''));
  expect(await sureness('restricted')).toEqual(['certain']);
  expect(await sureness('privileged')).toEqual(['likely']);
});
