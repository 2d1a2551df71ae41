import { expect, test } from 'vitest';
import { subjectOf } from '../../migration/subject.ts';
import { definitionOf } from '../../objects/definition.ts';
import { answer } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import { DEFINITIONS } from '../definitions.ts';
import { readerOf } from '../reader.fixture.ts';
import { readLoss } from './loss.ts';

const version = (name: string, fields: readonly string[], more: JsonObject = {}): JsonObject => ({
  ...{ name, served: false, storage: false, ...more },
  schema: {
    openAPIV3Schema: {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field, { type: 'string' }])),
    },
  },
});

test('a version as which nothing should be stored is compared by its schema, if it is older and nobody can read it', async () => {
  const body = {
    metadata: { name: 'things.example.com', uid: 'crd' },
    spec: {
      ...{ group: 'example.com', scope: 'Namespaced', names: { plural: 'things', kind: 'Thing' } },
      versions: [
        version('v2', ['kept', 'newer']),
        version('v1', ['kept'], { served: true, storage: true }),
        version('v1alpha1', ['kept', 'old', 'accepted']),
      ],
    },
    status: { storedVersions: ['v1'] },
  };
  const object = { type: DEFINITIONS, metadata: parseMetadata(body), body };
  const subject = subjectOf(definitionOf(object));
  if (subject === undefined) throw new Error('no version is served');
  const reader = { ...readerOf([]).reader, get: async () => answer(object) };
  const options = { progress: () => {}, signal: new AbortController().signal };
  expect(await readLoss(subject, reader, { accepted: ['accepted'], ...options })).toEqual(
    answer({
      ...{ compared: 0, fields: [], versions: [], bySchema: [] },
      unexpected: [{ version: 'v1alpha1', paths: ['old'] }],
    }),
  );
  expect(await readLoss(subject, reader, { accepted: ['accepted', 'old'], ...options })).toBeUndefined();
});
