import { expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { SNAPSHOT_FINALIZERS } from '../controllers/snapshots.ts';
import { causes, findings } from '../testing/cluster.ts';
import { built, eventOf, going } from '../testing/kinds.ts';
import { claimBeingSnapshotted } from './claim-being-snapshotted.ts';
import { snapshotBeingRestored } from './snapshot-being-restored.ts';
import { snapshotDeleteFailed } from './snapshot-delete-failed.ts';

const content = built('VolumeSnapshotContent', 'content', { metadata: going(SNAPSHOT_FINALIZERS.content) });
const snapshot = built('VolumeSnapshot', 'nightly', {
  metadata: going(SNAPSHOT_FINALIZERS.bound),
  status: { boundVolumeSnapshotContentName: 'content' },
});

test('a snapshot waits for its content, and the content for the storage', async () => {
  const objects = [content, eventOf(content, 'SnapshotDeleteError', 'Failed to delete snapshot')];
  expect((await causes({ kind: 'terminating', object: snapshot }, { objects }))[0]).toMatchObject({
    id: 'snapshot-delete-failed',
    certainty: 'certain',
    summary: 'the storage could not delete the snapshot of VolumeSnapshotContent content: Failed to delete snapshot',
  });
});

test('a failure from before the deletion is another one', async () => {
  const symptom = { kind: 'finalizer', object: content, finalizer: SNAPSHOT_FINALIZERS.content } as const;
  const objects = [eventOf(content, 'SnapshotDeleteError', 'x', '2026-01-01T10:00:00Z')];
  expect(await findings(snapshotDeleteFailed, symptom, { objects })).toEqual([]);
});

test('a snapshot stays while a claim that is made from it is Pending', async () => {
  const symptom = { kind: 'finalizer', object: snapshot, finalizer: SNAPSHOT_FINALIZERS.bound } as const;
  const claim = (phase: string, name = 'nightly') => {
    const dataSource = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name };
    return built('PersistentVolumeClaim', 'copy', { spec: { dataSource }, status: { phase } });
  };
  expect(await findings(snapshotBeingRestored, symptom, { objects: [claim('Pending')] })).toMatchObject([
    { summary: 'PersistentVolumeClaim shop/copy is being made from VolumeSnapshot shop/nightly', certainty: 'certain' },
  ]);
  for (const objects of [[claim('Bound')], [claim('Pending', 'other')], []])
    expect(await findings(snapshotBeingRestored, symptom, { objects })).toEqual([]);
});

test('a claim stays while a snapshot of it is not ready, and is told why that is', async () => {
  const object = built('PersistentVolumeClaim', 'data', { metadata: going(SNAPSHOT_FINALIZERS.claim) });
  const symptom = { kind: 'finalizer', object, finalizer: SNAPSHOT_FINALIZERS.claim } as const;
  const taken = (status: JsonObject, metadata: JsonObject = {}) =>
    built('VolumeSnapshot', 'nightly', {
      metadata,
      spec: { source: { persistentVolumeClaimName: 'data' } },
      status,
    });
  const failing = taken({ readyToUse: false, error: { message: 'no such class' } });
  expect(await findings(claimBeingSnapshotted, symptom, { objects: [failing] })).toMatchObject([
    {
      summary: 'VolumeSnapshot shop/nightly is being taken of PersistentVolumeClaim shop/data and is not ready',
      certainty: 'certain',
      evidence: [{}, { text: 'its error: no such class' }],
    },
  ]);
  expect(await findings(claimBeingSnapshotted, symptom, { objects: [taken({ readyToUse: true })] })).toEqual([]);
  expect(await findings(claimBeingSnapshotted, symptom, { objects: [taken({}, going())] })).toMatchObject([
    { symptom: { kind: 'terminating' } },
  ]);
});
