import { describe, expect, test } from 'vitest';
import { answer } from '../../objects/gap.ts';
import { evidenceOf, inShort, judged } from '../testing/judged.ts';
import { configMapOf } from '../testing/namespaces.ts';
import { objectOf } from '../testing/objects.ts';
import { liveWidget, ownersFound, referenceTo } from '../testing/owners.ts';
import { ownerGone } from './owner-gone.ts';
import { ownerInOtherNamespace } from './owner-in-other-namespace.ts';
import { ownerNotServed } from './owner-not-served.ts';

const object = configMapOf('a', { ownerReferences: [referenceTo('x'), referenceTo('y')] });
const live = { kind: 'live', object } as const;

describe('an object all of whose owners are gone', () => {
  test('will be deleted by the garbage collector', async () => {
    const replaced = liveWidget('y', { uid: 'another' });
    const findings = await judged(ownerGone, live, { owner: ownersFound({ y: replaced }) });
    expect(findings).toMatchObject([
      {
        certainty: 'certain',
        summary:
          'its owners Widget x (example.com/v1), Widget y (example.com/v1) are gone, so that the garbage collector deletes it',
      },
    ]);
    expect(evidenceOf(findings)).toEqual([
      'example.com/v1 Widget x, uid uid-x: not found',
      'example.com/v1 Widget y, uid uid-y: an object of that name has uid another',
    ]);
  });

  test('is not one with an owner that is there, or that could not be looked up', async () => {
    expect(await judged(ownerGone, live, { owner: ownersFound({ y: liveWidget('y') }) })).toEqual([]);
    expect(await judged(ownerGone, live, { owner: ownersFound({ y: 'silent' }) })).toEqual([]);
    expect(await judged(ownerGone, live, { owner: ownersFound({ y: { kind: 'version-not-served' } }) })).toEqual([]);
  });

  test('is none without owners', async () => {
    expect(await judged(ownerGone, { kind: 'live', object: configMapOf('a') })).toEqual([]);
  });
});

test('an object with an owner that cannot be looked up never goes with its owners', async () => {
  const found = await judged(ownerNotServed, live, { owner: ownersFound({ y: { kind: 'version-not-served' } }) });
  expect(found).toMatchObject([
    { certainty: 'certain', summary: expect.stringContaining('it names Widget y (example.com/v1) as its owner') },
  ]);
  expect(await judged(ownerNotServed, live, { owner: ownersFound({ y: 'silent' }) })).toEqual([]);
});

test('an owner in another namespace counts as gone, and the garbage collector says so in an Event', async () => {
  const event = objectOf(
    { group: '', resource: 'events', kind: 'Event' },
    {
      metadata: { name: 'a.1', namespace: 'shop' },
      involvedObject: { kind: 'ConfigMap', name: 'a', namespace: 'shop', uid: 'uid-a' },
      reason: 'OwnerRefInvalidNamespace',
      message: 'ownerRef does not exist in namespace "shop"',
    },
  );
  const elsewhere = { kind: 'in-other-namespace', uid: 'uid-x', namespace: 'other' } as const;
  const owner = ownersFound({ x: elsewhere, y: liveWidget('y') });
  const kept = await judged(ownerInOtherNamespace, live, { owner, list: async () => answer([event]) });
  expect(kept).toMatchObject([
    { summary: expect.stringContaining('so that the garbage collector takes that reference off') },
  ]);
  expect(evidenceOf(kept)).toContain('OwnerRefInvalidNamespace: ownerRef does not exist in namespace "shop"');
  const alone = { kind: 'live', object: configMapOf('a', { ownerReferences: [referenceTo('x')] }) } as const;
  const gone = await judged(ownerInOtherNamespace, alone, { owner, list: async () => answer([]) });
  expect(gone).toMatchObject([{ summary: expect.stringContaining('is in namespace other, so that') }]);
  expect(inShort(gone)).toEqual(['certain root']);
});
