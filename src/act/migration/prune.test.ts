import { expect, test } from 'vitest';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { DEFINITIONS } from '../../collect/definitions.ts';
import { readerOf } from '../../collect/reader.fixture.ts';
import { definitionOf } from '../../objects/definition.ts';
import { answer } from '../../objects/gap.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import { pruneStoredVersions } from './prune.ts';

const object = (storedVersions: readonly string[]) => {
  const body = {
    metadata: { name: 'things.example.com', uid: 'crd', resourceVersion: '1', generation: 1 },
    spec: { group: 'example.com', versions: [{ name: 'v1', served: true, storage: true }] },
    status: { storedVersions: [...storedVersions] },
  };
  return { type: DEFINITIONS, metadata: parseMetadata(body), body };
};

/** Prunes where so many writes are not answered. @param done they are done all the same */
async function pruned(unanswered: number, done: boolean) {
  let stored: readonly string[] = ['v1alpha1', 'v1'];
  let left = unanswered;
  const writer: ClusterWriter = {
    create: () => Promise.reject(new Error('creates')),
    remove: () => Promise.reject(new Error('removes')),
    async patch() {
      left -= 1;
      if (left < 0 || done) stored = ['v1'];
      if (left >= 0) return { ok: false, refusal: { status: undefined, reason: '', message: 'connection reset' } };
      return { ok: true, value: object(stored) };
    },
  };
  const reader = { ...readerOf([]).reader, get: async () => answer(object(stored)) };
  return pruneStoredVersions(definitionOf(object(stored)), reader, writer);
}

test('a write that was not answered is looked at, and done again where it was not done', async () => {
  const outcome = { kind: 'pruned', from: ['v1alpha1', 'v1'], to: ['v1'] };
  expect(await pruned(0, false)).toEqual(outcome);
  expect(await pruned(1, true)).toEqual(outcome);
  expect(await pruned(1, false)).toEqual(outcome);
});

test('where none is answered nobody says that storedVersions are what they were', async () => {
  expect(await pruned(9, false)).toEqual({ kind: 'unanswered', message: 'connection reset' });
});
