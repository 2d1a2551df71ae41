import { expect, test } from 'vitest';
import { answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Changes } from '../query.ts';
import { evidenceOf, judged } from '../testing/judged.ts';
import { liveWidget } from '../testing/owners.ts';
import { finalizerFight } from './finalizer-fight.ts';

/** A version of the Widget with finalizers, each put there by a manager. */
function version(finalizers: Readonly<Record<string, string>>, metadata = {}): KubeObject {
  const managedFields = Object.entries(finalizers).map(([finalizer, manager]) => ({
    manager,
    operation: 'Update',
    time: '2026-01-01T11:59:59Z',
    fieldsV1: { 'f:metadata': { 'f:finalizers': { [`v:${JSON.stringify(finalizer)}`]: {} } } },
  }));
  return liveWidget('a', { finalizers: Object.keys(finalizers), managedFields, ...metadata });
}

const bare = version({});
const held = version({ 'x.example.com/hold': 'controller-x' });

function found(versions: readonly KubeObject[], { watched = true, kind = 'modified' as const } = {}) {
  const [object = bare, ...later] = versions;
  const seen: Changes['seen'] = later.map((each) => ({ kind, object: each }));
  return judged(finalizerFight, { kind: 'live', object }, { changes: async () => answer({ watched, seen }) });
}

test('a finalizer that comes and goes again and again is fought over', async () => {
  const findings = await found([bare, held, bare, held]);
  expect(findings).toMatchObject([
    {
      certainty: 'certain',
      summary: 'controller-x puts finalizer x.example.com/hold on it against another controller that takes it off',
    },
  ]);
  expect(evidenceOf(findings)).toEqual([
    'x.example.com/hold was put on or taken off 3 times while Widget shop/a was watched',
  ]);
});

test('two that overwrite each other’s finalizers are both named', async () => {
  const other = version({ 'y.example.com/hold': 'controller-y' });
  expect(await found([held, other, held, other])).toMatchObject([
    {
      summary:
        'controller-x and controller-y put finalizers x.example.com/hold, y.example.com/hold on it against each other',
    },
  ]);
});

test('a finalizer that is put on and taken off once is normal work', async () => {
  expect(await found([bare, held, bare])).toEqual([]);
});

test('nothing is fought over in a quiet object, a capture, or one that is being deleted', async () => {
  expect(await found([held])).toEqual([]);
  expect(await found([held], { watched: false })).toEqual([]);
  const going = { deletionTimestamp: '2026-01-01T12:00:00Z' };
  expect(await found([bare, held, version({}, going), version({ 'x.example.com/hold': 'x' }, going)])).toEqual([]);
});

test('versions of an object that took its place are not compared with it', async () => {
  expect(await found([bare, held, version({}, { uid: 'new' }), held, bare])).toEqual([]);
});
