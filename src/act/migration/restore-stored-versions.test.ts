import { expect, test } from 'vitest';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { DEFINITIONS } from '../../collect/definitions.ts';
import { readerOf } from '../../collect/reader.fixture.ts';
import { definitionOf } from '../../objects/definition.ts';
import { answer } from '../../objects/gap.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import { restoreStoredVersions } from './restore-stored-versions.ts';

const object = (...storedVersions: string[]) => {
  const body = {
    metadata: { name: 'things.example.com', uid: 'crd', resourceVersion: '1' },
    status: { storedVersions },
  };
  return { type: DEFINITIONS, metadata: parseMetadata(body), body };
};

/** Puts v1alpha1 back, where writes are answered with these statuses one after another, then as is asked. */
async function restored(now: readonly string[], ...statuses: readonly number[]) {
  const written: unknown[] = [];
  const refusals = [...statuses];
  const writer: ClusterWriter = {
    create: () => Promise.reject(new Error('creates')),
    remove: () => Promise.reject(new Error('removes')),
    async patch({ patch }) {
      const status = refusals.shift();
      if (status !== undefined) return { ok: false, refusal: { status, reason: '', message: 'no' } };
      written.push(patch.kind === 'merge' ? patch.body.status : undefined);
      return { ok: true, value: object() };
    },
  };
  const reader = { ...readerOf([]).reader, get: async () => answer(object(...now)) };
  const result = await restoreStoredVersions(definitionOf(object('v1alpha1', 'v1')), reader, writer);
  return { result, written };
}

test('a version that was taken out is put back, whoever else writes the definition', async () => {
  expect(await restored(['v1alpha1', 'v1'])).toEqual({ result: { kind: 'whole' }, written: [] });
  const written = [{ storedVersions: ['v1alpha1', 'v1'] }];
  expect(await restored(['v1'], 409, 409)).toEqual({ result: { kind: 'restored' }, written });
});

test('that it cannot be put back is known', async () => {
  const refused = { kind: 'refused', missing: ['v1alpha1'], message: 'no' };
  expect((await restored(['v1'], 403)).result).toEqual(refused);
  expect((await restored(['v1'], 409, 409, 409, 409, 409)).result).toEqual(refused);
});
