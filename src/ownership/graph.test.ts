import { expect, test } from 'vitest';
import { OwnershipGraph } from './graph.ts';
import { reference, sample } from './objects.fixture.ts';

const names = (graph: OwnershipGraph, ids: readonly string[]) =>
  ids.map((id) => graph.object(id)?.metadata.name ?? '?');

test('dependents are found whatever arrives first, and the newer reading of an object counts', () => {
  const graph = new OwnershipGraph([sample({ name: 'child', owners: ['a'] })]);
  graph.add([sample({ name: 'a' }), sample({ name: 'b' })]);
  expect(graph.dependents('a')).toEqual(['child']);
  graph.add([sample({ name: 'child', owners: ['b'] })]);
  expect(graph.dependents('a')).toEqual([]);
  expect(graph.dependents('b')).toEqual(['child']);
  graph.remove('child');
  expect(graph.dependents('b')).toEqual([]);
});

test('an object that is served under two groups is one object, shown under the newer group', () => {
  const old = sample({ name: 'web', kind: 'Ingress', apiVersion: 'extensions/v1beta1', owners: ['a'] });
  const now = sample({ name: 'web', kind: 'Ingress', apiVersion: 'networking.k8s.io/v1', owners: ['a'] });
  for (const objects of [
    [old, now],
    [now, old],
  ]) {
    const graph = new OwnershipGraph([sample({ name: 'a' }), ...objects]);
    expect(graph.object('web')?.type.group).toBe('networking.k8s.io');
    expect(graph.dependents('a')).toEqual(['web']);
    expect(graph.isKnownAs('web', 'extensions', 'Ingress')).toBe(true);
    expect(graph.isKnownAs('web', 'apps', 'Ingress')).toBe(false);
  }
});

test('hand-made objects without uid are owned by name', () => {
  const graph = new OwnershipGraph([
    sample({ name: 'owner', uid: '' }),
    sample({ name: 'owner', uid: '', namespace: 'other' }),
    sample({ name: 'by-name', uid: '', owners: [reference('owner', { uid: '' })] }),
    sample({ name: 'by-old-uid', uid: '', owners: [reference('owner', { uid: 'gone-from-the-file' })] }),
    sample({ name: 'elsewhere', uid: '', namespace: 'other', owners: [reference('owner', { uid: '' })] }),
  ]);
  expect(graph.size).toBe(5);
  expect(names(graph, graph.dependents('/ConfigMap/shop/owner'))).toEqual(['by-name', 'by-old-uid']);
  expect(names(graph, graph.dependents('/ConfigMap/other/owner'))).toEqual(['elsewhere']);
});

test('a reference with a uid never leads to another object of that name', () => {
  const graph = new OwnershipGraph([
    sample({ name: 'owner', uid: 'new' }),
    sample({ name: 'child', owners: [reference('owner', { uid: 'old' })] }),
  ]);
  expect(graph.dependents('new')).toEqual([]);
  expect(graph.owners('child')).toEqual([]);
});
