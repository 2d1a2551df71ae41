import { expect, test } from 'vitest';
import { readerOf } from '../../collect/reader.fixture.ts';
import { subjectOf } from '../../migration/subject.ts';
import { answer } from '../../objects/gap.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import { crd } from '../../versions/facts.fixture.ts';
import { cleanManagedFields } from './clean-managed-fields.ts';

const DEFINITION = crd(['v1 storage', 'v1alpha1'], ['v1']);

test('one that is interrupted does not say that all were seen', async () => {
  const subject = subjectOf(DEFINITION);
  if (subject === undefined) throw new Error('no version is served');
  const over = new AbortController();
  const body = {
    metadata: {
      ...{ name: 'a', uid: 'a', resourceVersion: '1' },
      managedFields: [{ manager: 'm', operation: 'Update', apiVersion: `${DEFINITION.group}/v1alpha1` }],
    },
  };
  const object = { type: subject.endpoint, metadata: parseMetadata(body), body };
  const outcome = await cleanManagedFields(DEFINITION, {
    subject,
    signal: over.signal,
    reader: {
      ...readerOf([]).reader,
      async *list() {
        yield answer({ objects: [object], dropped: 0 });
        throw new Error('asked for another page');
      },
    },
    writer: {
      patch: async () => {
        over.abort();
        return { ok: true, value: object };
      },
      create: () => Promise.reject(new Error('creates')),
      remove: () => Promise.reject(new Error('removes')),
    },
  });
  expect(outcome).toMatchObject({ cleaned: 1, failures: [], gap: { message: 'interrupted' } });
});
