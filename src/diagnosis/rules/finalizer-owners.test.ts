import { expect, test } from 'vitest';
import { answer } from '../../objects/gap.ts';
import type { OperatorInventory } from '../../operators/model.ts';
import { diagnose } from '../engine.ts';
import { rootCauses } from '../root-causes.ts';
import { type Symptom, symptomKey } from '../symptom.ts';
import { askWith } from '../testing/ask.ts';
import { objectOf, terminatingObject } from '../testing/objects.ts';
import { finalizerOwnerUnknown } from './finalizer-owner-unknown.ts';
import { finalizersHold } from './finalizers-hold.ts';
import { operatorNotInstalled } from './operator-not-installed.ts';

const NOBODY: OperatorInventory = { operators: [], unserved: [], gaps: [] };

async function causes(symptom: Symptom, inventory: OperatorInventory) {
  const rules = [finalizersHold, operatorNotInstalled, finalizerOwnerUnknown];
  const options = { rules, now: 0, stuckAfter: 0, signal: new AbortController().signal };
  const diagnosis = await diagnose([symptom], askWith({ operators: async () => answer(inventory) }), options);
  return rootCauses(diagnosis, symptomKey(symptom));
}

const widget: Symptom = { kind: 'finalizer', object: terminatingObject('one'), finalizer: 'example.com/clean-up' };

test('a finalizer that nobody is known for is possible to be left by an operator that is gone, and no more', async () => {
  expect(await causes(widget, NOBODY)).toMatchObject([{ id: 'finalizer-owner-unknown', certainty: 'possible' }]);
});

test('where the inventory is whole and nobody serves the type, that is likely', async () => {
  const inventory = { ...NOBODY, unserved: ['widgets.example.com'] };
  expect(await causes(widget, inventory)).toMatchObject([{ id: 'finalizer-owner-unknown', certainty: 'likely' }]);
});

test('where operators could not be read, nothing is said of the cluster as a whole', async () => {
  const type = { group: 'apps', version: 'v1', resource: 'deployments', kind: 'Deployment' };
  const subject = {
    kind: 'list',
    type: { ...type, singular: 'deployment', shortNames: [], categories: [], namespaced: true, verbs: [] },
    namespace: undefined,
  } as const;
  const gaps = [{ subject, reason: 'forbidden', message: 'no' }] as const;
  const [cause] = await causes(widget, { ...NOBODY, unserved: ['widgets.example.com'], gaps });
  expect(cause).toMatchObject({ certainty: 'possible', summary: expect.stringContaining('that could be seen') });
});

test('the finalizer of a known operator that is not there is told with its name, installing it first, removal last', async () => {
  const object = objectOf(
    { group: 'kafka.strimzi.io', resource: 'kafkatopics', kind: 'KafkaTopic' },
    { metadata: { name: 'orders', namespace: 'shop', uid: 'u', finalizers: ['strimzi.io/topic-operator'] } },
  );
  const [cause] = await causes({ kind: 'finalizer', object, finalizer: 'strimzi.io/topic-operator' }, NOBODY);
  expect(cause).toMatchObject({ id: 'operator-not-installed', certainty: 'likely' });
  expect(cause?.remedies.map(({ safety }) => safety)).toEqual(['safe', 'last-resort']);
  expect(cause?.remedies.at(-1)?.leavesBehind?.source).toContain('table of finalizers');
});

test('each finalizer is explained, and thousands of them do not hold the answer up', async () => {
  const finalizers = Array.from({ length: 10_000 }, (_, at) => `example.com/f${at}`);
  const object = objectOf(
    { group: 'example.com', resource: 'widgets', kind: 'Widget' },
    { metadata: { name: 'one', namespace: 'shop', uid: 'u', finalizers } },
  );
  expect((await causes({ kind: 'terminating', object }, NOBODY)).length).toBe(50);
});
