import { expect, test } from 'vitest';
import { findings } from '../testing/cluster.ts';
import { built, eventOf, going } from '../testing/kinds.ts';
import { volumeNeverReleased } from './volume-never-released.ts';
import { volumeReclaimFailed } from './volume-reclaim-failed.ts';

const RECLAIM = 'external-provisioner.volume.kubernetes.io/finalizer';

function volume(phase: string, message?: string) {
  return built('PersistentVolume', 'pv-1', {
    metadata: going(RECLAIM),
    spec: { csi: { driver: 'ebs.csi.aws.com' }, persistentVolumeReclaimPolicy: 'Delete' },
    status: message === undefined ? { phase } : { phase, message },
  });
}

const symptomOf = (object: ReturnType<typeof volume>, finalizer = RECLAIM) =>
  ({ kind: 'finalizer', object, finalizer }) as const;

test('a provisioner that has just failed to delete the storage says why', async () => {
  const object = volume('Released');
  const objects = [eventOf(object, 'VolumeFailedDelete', 'AccessDenied')];
  expect(await findings(volumeReclaimFailed, symptomOf(object), { objects })).toMatchObject([
    {
      summary: 'the storage of PersistentVolume pv-1 could not be deleted: AccessDenied',
      certainty: 'certain',
      evidence: [{ text: 'VolumeFailedDelete: AccessDenied', source: 'event' }],
    },
  ]);
});

test('a failure of long ago may be none any more: whether the driver is there is asked too', async () => {
  const object = volume('Released');
  const objects = [eventOf(object, 'VolumeFailedDelete', 'AccessDenied', '2026-01-01T11:10:00Z')];
  expect(await findings(volumeReclaimFailed, symptomOf(object), { objects })).toMatchObject([
    { kind: 'symptom', symptom: { kind: 'controller-passive', controller: 'csi-driver' } },
    { kind: 'root', certainty: 'likely' },
  ]);
});

test('a failure about a volume that had the name before says nothing', async () => {
  const object = volume('Released');
  const other = eventOf(built('PersistentVolume', 'pv-1', { metadata: { uid: 'old' } }), 'VolumeFailedDelete', 'x');
  for (const objects of [[], [other]])
    expect(await findings(volumeReclaimFailed, symptomOf(object), { objects })).toMatchObject([
      { kind: 'symptom', symptom: { kind: 'controller-passive', controller: 'csi-driver' } },
    ]);
});

test('a volume within Kubernetes carries the failure in its status until it is gone', async () => {
  const object = volume('Failed', 'host_path deleter only supports /tmp/.+');
  expect(
    await findings(volumeReclaimFailed, symptomOf(object, 'kubernetes.io/pv-controller'), { objects: [] }),
  ).toMatchObject([{ kind: 'root', certainty: 'certain', decisive: true, evidence: [{ source: 'volume' }] }]);
});

test('the storage of a volume that is Available is never deleted', async () => {
  expect(await findings(volumeNeverReleased, symptomOf(volume('Available')), { objects: [] })).toMatchObject([
    { kind: 'root', certainty: 'likely' },
  ]);
  expect(await findings(volumeNeverReleased, symptomOf(volume('Released')), { objects: [] })).toEqual([]);
});
