import { defineCase } from '../harness/fault-case.ts';
import { objectPath } from '../harness/objects.ts';
import type { Stage } from '../harness/stage.ts';

const FINALIZER = 'faults.example.com/hold';

async function patch(stage: Stage, index: number, body: object) {
  const path = objectPath(stage.kind, 'v1alpha1', index);
  const answer = await stage.plane.request(path, {
    method: 'PATCH',
    contentType: 'application/merge-patch+json',
    body,
  });
  if (answer.status !== 200) throw new Error(`PATCH ${path}: ${answer.status} ${answer.text}`);
  return answer;
}

/** Lets objects go that a finalizer holds. */
async function letGo(stage: Stage, indexes: readonly number[]): Promise<void> {
  for (const index of indexes) await patch(stage, index, { metadata: { finalizers: null } });
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

/**
 * Five hundred appliers of one annotation each, written at once, as the API server would have noted them: entries of
 * operation Apply are not capped (those of Update are, at 10).
 */
async function applyByMany(stage: Stage, index: number): Promise<void> {
  const names = range(0, 500).map((manager) => `manager-${manager}`);
  const managedFields = names.map((manager) => ({
    manager,
    operation: 'Apply',
    apiVersion: `${stage.kind.group}/v1alpha1`,
    time: '2026-01-02T03:04:05Z',
    fieldsType: 'FieldsV1',
    fieldsV1: { 'f:metadata': { 'f:annotations': { [`f:${manager}`]: {} } } },
  }));
  const annotations = Object.fromEntries(names.map((manager) => [manager, 'applied']));
  // One after the other: who changes a field in the same request takes it from the others.
  await patch(stage, index, { metadata: { annotations } });
  const answer = await patch(stage, index, { metadata: { managedFields } });
  const entries = answer.text.split('"manager":').length - 1;
  if (entries < 500) throw new Error(`${entries} entries in managedFields: ${answer.text.slice(0, 300)}`);
}

export default {
  terminating: defineCase({
    title: 'objects are being deleted and held by finalizers, some of which are let go during the run',
    object: (index) => ({ metadata: index < 40 ? { finalizers: [FINALIZER] } : {} }),
    async prepare(stage) {
      stage.onCleanup(() => letGo(stage, range(10, 40)));
      for (const index of range(0, 40)) {
        await stage.plane.request(objectPath(stage.kind, 'v1alpha1', index), { method: 'DELETE' });
      }
    },
    async meanwhile(stage) {
      await stage.untilRewritten(50);
      await letGo(stage, range(0, 10));
      for (const index of range(0, 10)) stage.writer.wasRemoved(index);
    },
    exits: [0],
  }),
  'one-megabyte': defineCase({
    title: 'objects have more than a megabyte each',
    objects: 12,
    object: (index) => ({ spec: { text: String(index).repeat(1_200_000 / String(index).length) } }),
    exits: [0],
  }),
  'many-managers': defineCase({
    title: 'two objects have 500 entries in managedFields',
    objects: 30,
    async prepare(stage) {
      for (const index of range(0, 2)) await applyByMany(stage, index);
    },
    exits: [0],
  }),
  'cluster-scoped': defineCase({ title: 'objects are cluster-scoped', kind: { scope: 'Cluster' }, exits: [0] }),
  'no-objects': defineCase({ title: 'there are no objects', objects: 0, exits: [0] }),
  'sample-verified': defineCase({
    title: 'a sample alone is verified, which proves nothing about the rest',
    async arrange(stage) {
      stage.with.args = ['--verify', 'sample'];
    },
    exits: [1],
    async mend(stage) {
      stage.with.args = [];
    },
  }),
  'three-versions': defineCase({
    title: 'three versions, of which two are stale',
    kind: { versions: [{ name: 'v1alpha1' }, { name: 'v1beta1' }, { name: 'v1' }] },
    exits: [0],
  }),
};
