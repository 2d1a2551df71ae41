import { expect, test } from 'vitest';
import { FOREGROUND, ORPHAN } from '../remains/dependents.ts';
import { inShort, judged } from '../testing/judged.ts';
import { configMapOf } from '../testing/namespaces.ts';
import { objectOf, terminatingObject } from '../testing/objects.ts';
import { ownersFound, referenceTo } from '../testing/owners.ts';
import { dependentOwnerNotServed } from './dependent-owner-not-served.ts';

const owner = terminatingObject('owner');
const other = referenceTo('other', { apiVersion: 'apps/v1beta1', kind: 'Deployment' });
const dependent = configMapOf('a', { ownerReferences: [referenceTo('owner'), other] });
const kept = { kind: 'dependent-kept', object: dependent, owner, finalizer: FOREGROUND } as const;

test.each(['version-not-served', 'type-not-served'] as const)(
  'a dependent with another owner of %s is never deleted, for sure',
  async (kind) => {
    const [finding] = await judged(dependentOwnerNotServed, kept, { owner: ownersFound({ owner, other: { kind } }) });
    expect(finding).toMatchObject({
      kind: 'root',
      certainty: 'certain',
      summary:
        'ConfigMap shop/a names Deployment other (apps/v1beta1) as its owner, which the cluster does not serve, so that the garbage collector never deletes it',
    });
    expect(finding?.remedies[0]?.command).toBe(
      `kubectl -n shop patch configmaps/a --type=json -p '[{"op":"test","path":"/metadata/ownerReferences/1/uid","value":"uid-other"},{"op":"remove","path":"/metadata/ownerReferences/1"}]'`,
    );
  },
);

test('another owner of a group that does not answer leads to that API', async () => {
  expect(
    inShort(await judged(dependentOwnerNotServed, kept, { owner: ownersFound({ owner, other: 'silent' }) })),
  ).toEqual(['certain api-down apps/undefined']);
});

test('a cluster-scoped dependent of a namespaced owner is never deleted', async () => {
  const object = objectOf(
    { group: 'rbac.authorization.k8s.io', resource: 'clusterroles', kind: 'ClusterRole' },
    { metadata: { name: 'a', uid: 'uid-a', ownerReferences: [referenceTo('owner')] } },
  );
  const found = await judged(
    dependentOwnerNotServed,
    { ...kept, object },
    { owner: ownersFound({ owner: { kind: 'namespaced-owner' } }) },
  );
  expect(found).toMatchObject([
    { summary: expect.stringContaining('ClusterRole a is cluster-scoped and names Widget owner') },
  ]);
});

test('owners that are there, or gone, do not stop the garbage collector; and it orphans without looking them up', async () => {
  expect(await judged(dependentOwnerNotServed, kept, { owner: ownersFound({ owner }) })).toEqual([]);
  const orphaned = { ...kept, finalizer: ORPHAN } as const;
  const served = ownersFound({ owner, other: { kind: 'type-not-served' } });
  expect(await judged(dependentOwnerNotServed, orphaned, { owner: served })).toEqual([]);
});
