import { expect, test } from 'vitest';
import type { ClusterReader } from '../../cluster/reader.ts';
import { readerOf } from '../../collect/reader.fixture.ts';
import { type MigrationSubject, subjectOf } from '../../migration/subject.ts';
import { answer } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { crd } from '../../versions/facts.fixture.ts';
import { runInCluster } from './in-cluster.ts';
import { Progress } from './progress.ts';

const TYPE: ResourceType = {
  ...{ group: 'storagemigration.k8s.io', version: 'v1', resource: 'storageversionmigrations', namespaced: false },
  ...{ kind: 'StorageVersionMigration', singular: '', shortNames: [], categories: [], verbs: [] },
};

function migrationObject(name: string) {
  const body: JsonObject = {
    metadata: { name, uid: name, resourceVersion: '1' },
    spec: { resource: { group: 'example.com', resource: 'things' } },
  };
  return { type: TYPE, metadata: parseMetadata(body), body };
}

/** Ctrl-C while the engine works. @param running StorageVersionMigrations that are at work already */
async function interrupted(running: readonly string[]) {
  const built = subjectOf(crd(['v1 storage'], ['v1']));
  if (built === undefined) throw new Error('no version is served');
  // Without a definition there are no storedVersions to put back.
  const subject: MigrationSubject = { ...built, definition: undefined };
  const over = new AbortController();
  const removed: string[] = [];
  const reader: ClusterReader = {
    ...readerOf([]).reader,
    discover: async () => answer({ types: [TYPE], allVersions: [TYPE], gaps: [] }),
    async *list() {
      yield answer({ objects: running.map(migrationObject), dropped: 0 });
    },
    async get({ name }) {
      over.abort();
      return answer(migrationObject(name));
    },
  };
  const pass = await runInCluster({
    ...{ reader, subject, progress: new Progress(), signal: over.signal, stopReason: () => undefined },
    writer: {
      patch: () => Promise.reject(new Error('patches')),
      create: async ({ body }) => ({ ok: true, value: migrationObject(parseMetadata(body).name) }),
      remove: async ({ name }) => void removed.push(name),
    },
  });
  return { pass, removed };
}

test('what this program made is taken away when it is not waited for: nobody would put back what it prunes', async () => {
  const { pass, removed } = await interrupted([]);
  expect(removed).toEqual([pass.engine?.name]);
  expect(pass).toMatchObject({ stop: { kind: 'interrupted' }, engine: { state: 'Removed' } });
});

test("somebody else's is followed, and left where it is", async () => {
  const { pass, removed } = await interrupted(['theirs']);
  expect(removed).toEqual([]);
  expect(pass).toMatchObject({ stop: { kind: 'interrupted' }, engine: { name: 'theirs', state: 'Running' } });
});
