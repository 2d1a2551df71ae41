import { expect, test } from 'vitest';
import { causes, findings } from '../testing/cluster.ts';
import { built, eventOf, going, lease } from '../testing/kinds.ts';
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

test('a volume of a provisioner that was left Failed says nothing of now', async () => {
  expect(await findings(volumeReclaimFailed, symptomOf(volume('Failed', 'no plugin')), { objects: [] })).toMatchObject([
    { kind: 'symptom', symptom: { kind: 'controller-passive', controller: 'csi-driver' } },
    { kind: 'root', certainty: 'likely' },
  ]);
});

test('the storage of a volume that is Available is never deleted', async () => {
  expect(await findings(volumeNeverReleased, symptomOf(volume('Available')), { objects: [] })).toMatchObject([
    { kind: 'root', certainty: 'likely' },
  ]);
  expect(await findings(volumeNeverReleased, symptomOf(volume('Released')), { objects: [] })).toEqual([]);
});

test('a provisioner that is no CSI driver is found by its name, and by the Lease that it holds under it', async () => {
  const object = built('PersistentVolume', 'pv-1', {
    metadata: going(RECLAIM, { annotations: { 'pv.kubernetes.io/provisioned-by': 'rancher.io/local-path' } }),
    spec: { hostPath: {}, persistentVolumeReclaimPolicy: 'Delete' },
    status: { phase: 'Released' },
  });
  const symptom = { kind: 'terminating', object } as const;
  const spec = { replicas: 0, template: { spec: { containers: [{ name: 'local-path-provisioner' }] } } };
  const deployment = built('Deployment', 'local-path-provisioner', { spec });
  const held = lease('rancher.io-local-path', 'local-path-provisioner-84db5d44d9-abcde_1', 900, 'shop');
  expect(await causes(symptom, { objects: [deployment, held] })).toMatchObject([
    {
      id: 'workload-scaled-to-zero',
      summary: expect.stringContaining('provisioner rancher.io/local-path'),
      certainty: 'certain',
    },
  ]);
  expect(await causes(symptom, { objects: [deployment] })).toMatchObject([
    {
      id: 'csi-driver-missing',
      summary: 'provisioner rancher.io/local-path is not installed',
      certainty: 'possible',
    },
  ]);
});
