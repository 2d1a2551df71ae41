import { expect, test } from 'vitest';
import { migrationFacts } from '../../migration/preflight/facts.fixture.ts';
import { answer } from '../../objects/gap.ts';
import { readerOf } from '../reader.fixture.ts';
import { type PlannedWork, readPermissions } from './permissions.ts';

/** How storedVersions may have to be written. */
async function statusPatch(work: PlannedWork) {
  const reader = { ...readerOf([]).reader, access: async () => answer({ allowed: true, reason: '' }) };
  const facts = await readPermissions(migrationFacts().subject, work, reader);
  return facts.filter(({ permission }) => permission.resource === 'customresourcedefinitions/status');
}

test('storedVersions are written to prune, and where the engine of the cluster may prune too early', async () => {
  expect(await statusPatch({ prune: false, engine: 'client' })).toEqual([]);
  expect(await statusPatch({ prune: true, engine: 'client' })).toMatchObject([{ needed: 'prune' }]);
  for (const prune of [true, false])
    expect(await statusPatch({ prune, engine: 'in-cluster' })).toMatchObject([{ needed: 'migrate' }]);
});
