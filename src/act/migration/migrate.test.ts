import { expect, test } from 'vitest';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { DEFINITIONS } from '../../collect/definitions.ts';
import { readerOf } from '../../collect/reader.fixture.ts';
import { isDone } from '../../migration/report.ts';
import { subjectOf } from '../../migration/subject.ts';
import { definitionOf } from '../../objects/definition.ts';
import { answer } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import { openJournal } from './journal.ts';
import { migrate } from './migrate.ts';
import { Progress } from './progress.ts';

/** The CRD at a generation of its spec, which has nothing stale. */
function definition(generation: number): KubeObject {
  const body: JsonObject = {
    metadata: { name: 'things.example.com', uid: 'crd', resourceVersion: '1', generation },
    spec: {
      ...{ group: 'example.com', scope: 'Namespaced', names: { plural: 'things', kind: 'Thing' } },
      versions: [
        { name: 'v1', served: true, storage: true },
        { name: 'v1alpha1', served: true, storage: false },
      ],
    },
    status: { storedVersions: ['v1'] },
  };
  return { type: DEFINITIONS, metadata: parseMetadata(body), body };
}

/** Migrates one object that is current, of a CRD that is at another generation in the end. */
async function migrated(generations: { readonly before: number; readonly after: number }, prune: boolean) {
  const subject = subjectOf(definitionOf(definition(generations.before)));
  if (subject === undefined) throw new Error('no version is served');
  const body = { metadata: { namespace: 'shop', name: 'a', uid: 'a', resourceVersion: '7' } };
  const object = { type: subject.endpoint, metadata: parseMetadata(body), body };
  const writer: ClusterWriter = {
    patch: async () => ({ ok: true, value: object }),
    create: () => Promise.reject(new Error('creates')),
    remove: () => Promise.reject(new Error('removes')),
  };
  return migrate({
    ...{
      subject,
      writer,
      prune,
      engine: 'client',
      maxInFlight: 1,
      qps: undefined,
      verify: 'all',
      managedFields: false,
    },
    journal: await openJournal(subject, '/dev/null', false),
    progress: new Progress(),
    signal: new AbortController().signal,
    reader: {
      ...readerOf([]).reader,
      get: async () => answer(definition(generations.after)),
      async *list() {
        yield answer({ objects: [object], dropped: 0, remaining: 0 });
      },
    },
  });
}

test.each([true, false])(
  'nothing is proven by a definition that is another one in the end (prune %s)',
  async (prune) => {
    const same = await migrated({ before: 1, after: 1 }, prune);
    expect(same.prune).toEqual({ kind: 'nothing-to-prune' });
    expect(isDone(same)).toBe(true);
    const changed = await migrated({ before: 1, after: 3 }, prune);
    expect(changed.prune).toEqual({ kind: 'left', why: 'the definition changed meanwhile: its spec was changed' });
    expect(isDone(changed)).toBe(false);
  },
);
