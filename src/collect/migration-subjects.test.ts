import { expect, test } from 'vitest';
import type { ClusterReader } from '../cluster/reader.ts';
import { answer, gapAnswer } from '../objects/gap.ts';
import { parseMetadata } from '../objects/metadata.ts';
import { DEFINITIONS } from './definitions.ts';
import { namedSubjects, staleSubjects } from './migration-subjects.ts';
import { readerOf } from './reader.fixture.ts';

function crd(group: string, served: boolean, storedVersions: readonly string[]) {
  const plural = served ? 'things' : 'ghosts';
  const body = {
    metadata: { name: `${plural}.${group}`, uid: plural, resourceVersion: '1' },
    spec: {
      ...{ group, names: { plural, kind: 'Thing' }, scope: 'Namespaced' },
      versions: ['v1', 'v1alpha1'].map((name) => ({ name, served, storage: name === 'v1' })),
    },
    status: { storedVersions: [...storedVersions] },
  };
  return { type: DEFINITIONS, metadata: parseMetadata(body), body };
}

const STALE = ['v1alpha1', 'v1'];
const CRDS = [
  crd('a.example.com', true, STALE),
  crd('a.example.com', false, STALE),
  crd('b.example.com', true, ['v1']),
];

/** A cluster with a stale CRD, one that is stale and of which no version is served, and one of another group. */
const reader: ClusterReader = {
  ...readerOf([]).reader,
  async get({ type, namespace, name }) {
    const subject = { kind: 'object', type, namespace, name } as const;
    const found = CRDS.find(({ metadata }) => metadata.name === name);
    return found === undefined ? gapAnswer({ subject, reason: 'not-found', message: '' }) : answer(found);
  },
  async *list() {
    yield answer({ objects: CRDS, dropped: 0 });
  },
};

async function found(group: string | undefined) {
  const stale = await staleSubjects(reader, group);
  if (!stale.ok) return stale.problem.message;
  return { subjects: stale.value.subjects.map(({ resource }) => resource), unserved: stale.value.unserved };
}

test('what is stale and cannot be migrated, as no version is served, is told by name and not left out in silence', async () => {
  const all = { subjects: ['things.a.example.com'], unserved: ['ghosts.a.example.com'] };
  expect(await found(undefined)).toEqual(all);
  expect(await found('a.example.com')).toEqual(all);
  expect(await found('b.example.com')).toEqual({ subjects: [], unserved: [] });
});

test('a group without CRDs is a slip of the keys, and not a group with nothing to do', async () => {
  expect(await found('nothere')).toBe('no CustomResourceDefinition is of the group "nothere"');
});

test('CRDs are named by their names, as -o name prints them too, and whatever is named twice is migrated once', async () => {
  const things = 'things.a.example.com';
  const names = [things, `crd/${things}`, `customresourcedefinition.apiextensions.k8s.io/${things}`];
  const named = await namedSubjects(names, reader, { types: [], allVersions: [], gaps: [] });
  expect(named.ok && named.value.map(({ resource }) => resource)).toEqual([things]);
});
