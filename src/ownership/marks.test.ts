import { expect, test } from 'vitest';
import type { Gap } from '../objects/gap.ts';
import type { JsonObject } from '../objects/json.ts';
import { OwnershipGraph } from './graph.ts';
import { referenceMarks } from './marks.ts';
import { reference, type Sample, sample } from './objects.fixture.ts';
import { buildTree } from './tree.ts';
import { type IsServed, type Mark, type OwnerLookup, ownerKey } from './tree-model.ts';
import { unresolvedOwners } from './unresolved.ts';

function marksOf(
  owner: JsonObject,
  others: Sample[],
  child: Partial<Sample> = {},
  lookup?: OwnerLookup,
  isServed?: IsServed,
) {
  const graph = new OwnershipGraph([...others, { name: 'child', owners: [owner], ...child }].map(sample));
  const lookups = new Map<string, OwnerLookup>();
  for (const query of unresolvedOwners(graph, buildTree(graph, 'child', { direction: 'up' })))
    if (lookup !== undefined) lookups.set(ownerKey(query), lookup);
  return referenceMarks(graph, 'child', lookups, isServed);
}

test('a good reference has no mark, at another served version of the group neither', () => {
  expect(marksOf(reference('o'), [{ name: 'o' }])).toEqual([]);
  const owner = { name: 'o', kind: 'Redis', apiVersion: 'cache.example.com/v1' };
  expect(marksOf(reference('o', { kind: 'Redis', apiVersion: 'cache.example.com/v1alpha1' }), [owner])).toEqual([]);
});

test('a reference at a version that is not served is never followed, whatever is known of the owner', () => {
  const redis = { kind: 'Redis', apiVersion: 'cache.example.com/v1' };
  const stale = reference('o', { kind: 'Redis', apiVersion: 'cache.example.com/v1beta9' });
  const isServed: IsServed = (apiVersion) => apiVersion !== 'cache.example.com/v1beta9';
  const expected = [{ kind: 'owner-version-not-served', reference: { apiVersion: 'cache.example.com/v1beta9' } }];
  const kinds = (marks: readonly Mark[]) => marks.map(({ kind }) => kind);
  const whereItIs = marksOf(stale, [{ name: 'o', ...redis }], {}, undefined, isServed);
  expect(whereItIs).toMatchObject(expected);
  expect(kinds(marksOf(stale, [{ name: 'o', namespace: 'far', ...redis }], {}, undefined, isServed))).toEqual([
    'owner-version-not-served',
  ]);
  expect(kinds(marksOf(stale, [{ name: 'p', uid: 'o', ...redis }], {}, undefined, isServed))).toEqual([
    'owner-version-not-served',
    'owner-mismatch',
  ]);
  expect(marksOf(stale, [{ name: 'o', uid: 'new', ...redis }], {}, undefined, isServed)).toMatchObject(expected);
  expect(marksOf(stale, [], {}, { kind: 'version-not-served' }, isServed)).toMatchObject(expected);
  expect(kinds(marksOf(stale, [{ name: 'o' }], {}, undefined, isServed))).toEqual(['owner-mismatch']);
});

test('a reference with a wrong group, kind or name for its uid is a mismatch', () => {
  const wrong = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'p' };
  expect(marksOf(reference('o', wrong), [{ name: 'o' }])).toMatchObject([
    { kind: 'owner-mismatch', wrong: ['group', 'kind', 'name'], actual: { apiVersion: 'v1', kind: 'ConfigMap' } },
  ]);
});

test('an owner in another namespace is marked with that namespace; a cluster-scoped owner is fine', () => {
  expect(marksOf(reference('o'), [{ name: 'o', namespace: 'far' }])).toMatchObject([
    { kind: 'owner-in-other-namespace', namespace: 'far' },
  ]);
  expect(marksOf(reference('o'), [{ name: 'o', namespace: null }])).toEqual([]);
  const lookup = { kind: 'in-other-namespace', uid: 'o', namespace: 'far' } as const;
  expect(marksOf(reference('o'), [], {}, lookup)).toMatchObject([{ kind: 'owner-in-other-namespace' }]);
});

test('a cluster-scoped object with a namespaced owner can never be resolved', () => {
  const expected = [{ kind: 'cluster-scoped-with-namespaced-owner' }];
  expect(marksOf(reference('o'), [{ name: 'o' }], { namespace: null })).toMatchObject(expected);
  expect(marksOf(reference('o'), [], { namespace: null }, { kind: 'namespaced-owner' })).toMatchObject(expected);
});

test('an owner is gone where the name is free or belongs to another object', () => {
  expect(marksOf(reference('o'), [], {}, { kind: 'not-found' })).toMatchObject([
    { kind: 'owner-gone', evidence: { kind: 'not-found' } },
  ]);
  const replaced = [{ kind: 'owner-gone', evidence: { kind: 'replaced', uid: 'new' } }];
  expect(marksOf(reference('o'), [], {}, { kind: 'found', uid: 'new' })).toMatchObject(replaced);
  expect(marksOf(reference('o'), [{ name: 'o', uid: 'new' }])).toMatchObject(replaced);
  expect(marksOf(reference('o'), [], {}, { kind: 'found', uid: 'o' })).toEqual([]);
});

test('an owner that nobody could read is not called gone', () => {
  const gap: Gap = { subject: { kind: 'cluster' }, reason: 'forbidden', message: 'no' };
  expect(marksOf(reference('o'), [], {}, { kind: 'gap', gap })).toMatchObject([{ kind: 'owner-unread', gap }]);
  expect(marksOf(reference('o'), [])).toMatchObject([{ kind: 'owner-unread', gap: undefined }]);
  expect(marksOf(reference('o'), [], {}, { kind: 'type-not-served' })).toMatchObject([
    { kind: 'owner-type-not-served' },
  ]);
});

test('owners to look up are asked for once, with the namespace of their dependents', () => {
  const graph = new OwnershipGraph(
    [
      { name: 'root' },
      { name: 'a', owners: ['root', 'gone'] },
      { name: 'b', owners: ['root', 'gone'] },
      { name: 'unrelated', owners: ['other'] },
    ].map(sample),
  );
  const queries = unresolvedOwners(graph, buildTree(graph, 'root', { direction: 'down' }));
  expect(queries).toMatchObject([{ reference: { name: 'gone' }, namespace: 'shop' }]);
});
