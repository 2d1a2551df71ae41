import { expect, test } from 'vitest';
import { answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { ORPHAN } from '../remains/dependents.ts';
import { inShort, JUDGED_AT, judged } from '../testing/judged.ts';
import { configMapOf } from '../testing/namespaces.ts';
import { terminatingObject } from '../testing/objects.ts';
import { referenceTo } from '../testing/owners.ts';
import { dependentLeftByCollector } from './dependent-left-by-collector.ts';
import { dependentWritesRefused } from './dependent-writes-refused.ts';
import { orphanDependents } from './orphan-dependents.ts';

const owner = terminatingObject('owner');
const dependent = configMapOf('a', { ownerReferences: [referenceTo('owner')] });
const kept = { kind: 'dependent-kept', object: dependent, owner, finalizer: ORPHAN } as const;

function found(objects: readonly KubeObject[], object = owner) {
  const symptom = { kind: 'finalizer', object, finalizer: ORPHAN } as const;
  return judged(orphanDependents, symptom, { dependents: async () => answer({ objects, gaps: [] }) });
}

test('an owner whose dependents are to be orphaned waits while they name it', async () => {
  expect(inShort(await found([dependent]))).toEqual(['certain dependent-kept ConfigMap a']);
});

test('where nothing names it any more the garbage collector is asked about', async () => {
  expect(inShort(await found([]))).toEqual(['likely controller-passive Widget owner']);
});

test('moments after the deletion nothing is said', async () => {
  expect(await found([dependent], terminatingObject('owner', { deletionTime: JUDGED_AT - 1000 }))).toEqual([]);
});

test('a dependent whose writes are refused cannot be orphaned', async () => {
  const refused = { accepted: false, status: 403, reason: 'Forbidden', message: 'a policy says no' } as const;
  expect(await judged(dependentWritesRefused, kept, { probe: async () => answer(refused) })).toMatchObject([
    { certainty: 'certain', symptom: { kind: 'writes-rejected', status: 403, message: 'a policy says no' } },
  ]);
  expect(await judged(dependentWritesRefused, kept, { probe: async () => answer({ accepted: true }) })).toEqual([]);
});

test('a dependent of which nothing else is known is left to the garbage collector', async () => {
  expect(inShort(await judged(dependentLeftByCollector, kept))).toEqual(['likely controller-passive Widget owner']);
});
