import { expect, test } from 'vitest';
import { accessOf } from './access.ts';
import { boundRoles } from './bound-roles.ts';
import { factsOf, grant } from './facts.fixture.ts';

const ACCOUNT = { namespace: 'redis-system', name: 'redis-operator' };
const access = (...rules: string[]) => {
  const { bindings, roles } = factsOf(grant(ACCOUNT, rules), grant({ namespace: 'shop', name: 'web' }, rules));
  return accessOf(ACCOUNT, boundRoles(bindings, roles));
};

test('types that may be written are told from those that may only be read, without subresources', () => {
  expect(
    access(
      '{apiGroups: [cache.example.com], resources: [redisclusters, redisclusters/status], verbs: [get, update]}',
      '{apiGroups: [cache.example.com], resources: [redisclusters], verbs: [list, watch]}',
      "{apiGroups: ['', apps], resources: [secrets], verbs: [get]}",
    ),
  ).toEqual([
    {
      role: 'ClusterRole/redis-operator',
      namespace: undefined,
      everything: false,
      writes: ['redisclusters.cache.example.com'],
      reads: ['secrets', 'secrets.apps'],
    },
  ]);
});

test('what an administrator has is everything', () => {
  expect(access("{apiGroups: ['*'], resources: ['*'], verbs: ['*']}")).toMatchObject([{ everything: true }]);
});
