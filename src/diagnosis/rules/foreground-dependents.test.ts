import { describe, expect, test } from 'vitest';
import { answer, type Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { FOREGROUND } from '../remains/dependents.ts';
import { evidenceOf, inShort, JUDGED_AT, judged } from '../testing/judged.ts';
import { configMapOf, NOT_CONVERTED, unreadList } from '../testing/namespaces.ts';
import { terminatingObject } from '../testing/objects.ts';
import { referenceTo } from '../testing/owners.ts';
import { dependentsElsewhere } from './dependents-elsewhere.ts';
import { foregroundDependents } from './foreground-dependents.ts';
import { ownerLeftByCollector } from './owner-left-by-collector.ts';

const owner = terminatingObject('owner');
const dependent = (name: string, more = {}) => configMapOf(name, { ownerReferences: [referenceTo('owner')], ...more });
const going = (name: string) => dependent(name, { deletionTimestamp: '2026-01-01T11:00:01Z' });

function found(objects: readonly KubeObject[], gaps: readonly Gap[] = [], object = owner) {
  const symptom = { kind: 'finalizer', object, finalizer: FOREGROUND } as const;
  return judged(foregroundDependents, symptom, {
    dependents: async ({ uid, namespace }) =>
      answer({ objects: uid === 'uid-owner' && namespace === 'shop' ? objects : [], gaps }),
  });
}

describe('an owner that is deleted in the foreground', () => {
  test('waits for dependents that are being deleted, and for those that are not', async () => {
    const findings = await found([going('a'), dependent('b')]);
    expect(inShort(findings)).toEqual(['certain terminating ConfigMap a', 'certain dependent-kept ConfigMap b']);
    expect(evidenceOf(findings)).toEqual([
      'left below it with blockOwnerDeletion: 2 ConfigMap; not being deleted: 1 ConfigMap',
    ]);
  });

  test('does not wait for dependents without blockOwnerDeletion, nor for those of others', async () => {
    const free = dependent('a', { ownerReferences: [referenceTo('owner', { blockOwnerDeletion: false })] });
    const others = dependent('b', { ownerReferences: [referenceTo('other')] });
    expect(inShort(await found([free, others]))).toEqual(['likely owner-kept Widget owner']);
  });

  test('may wait for others where a list was forbidden, but not where a type cannot be converted', async () => {
    expect(inShort(await found([going('a')], [unreadList('forbidden', 'no')]))).toEqual([
      'likely terminating ConfigMap a',
    ]);
    expect(inShort(await found([going('a')], [unreadList('throttled', NOT_CONVERTED)]))).toEqual([
      'certain terminating ConfigMap a',
    ]);
  });

  test('is in normal work moments after the deletion', async () => {
    const young = terminatingObject('owner', { deletionTime: JUDGED_AT - 1000 });
    expect(await found([dependent('a')], [], young)).toEqual([]);
    expect(inShort(await found([going('a')], [], young))).toEqual(['certain terminating ConfigMap a']);
  });

  test('waits for dependents in other namespaces too, which are looked for where its own has none', async () => {
    const elsewhere = dependent('a', { namespace: 'other', deletionTimestamp: '2026-01-01T10:00:00Z' });
    const findings = await judged(
      dependentsElsewhere,
      { kind: 'owner-kept', object: owner },
      {
        dependents: async ({ namespace }) => answer({ objects: namespace === undefined ? [elsewhere] : [], gaps: [] }),
      },
    );
    expect(inShort(findings)).toEqual(['certain terminating ConfigMap a']);
  });

  test('is left to the garbage collector where no dependent is left at all', async () => {
    expect(inShort(await judged(ownerLeftByCollector, { kind: 'owner-kept', object: owner }))).toEqual([
      'likely controller-passive Widget owner',
    ]);
  });
});
