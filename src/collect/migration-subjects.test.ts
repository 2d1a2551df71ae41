import { expect, test } from 'vitest';
import type { ClusterReader } from '../cluster/reader.ts';
import { answer } from '../objects/gap.ts';
import { parseMetadata } from '../objects/metadata.ts';
import { DEFINITIONS } from './definitions.ts';
import { staleSubjects } from './migration-subjects.ts';
import { readerOf } from './reader.fixture.ts';

/** A cluster with a stale CRD, one that is stale and of which no version is served, and one of another group. */
const reader: ClusterReader = {
  ...readerOf([]).reader,
  async *list() {
    const crd = (group: string, served: boolean, storedVersions: readonly string[]) => {
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
    };
    const stale = ['v1alpha1', 'v1'];
    const objects = [
      crd('a.example.com', true, stale),
      crd('a.example.com', false, stale),
      crd('b.example.com', true, ['v1']),
    ];
    yield answer({ objects, dropped: 0 });
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
