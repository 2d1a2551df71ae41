import { expect, test } from 'vitest';
import { causes, findings } from '../testing/cluster.ts';
import { built, going } from '../testing/kinds.ts';
import { volumeBound } from './volume-bound.ts';

const PROTECTION = 'kubernetes.io/pv-protection';
const RECLAIM = 'external-provisioner.volume.kubernetes.io/finalizer';
const volume = built('PersistentVolume', 'pv-1', {
  metadata: going(undefined, { finalizers: [PROTECTION, RECLAIM] }),
  spec: { claimRef: { namespace: 'shop', name: 'data', uid: 'uid-data' }, persistentVolumeReclaimPolicy: 'Delete' },
  status: { phase: 'Bound' },
});
const symptom = { kind: 'finalizer', object: volume, finalizer: PROTECTION } as const;

test('a volume stays for certain while its claim lives', async () => {
  const claim = built('PersistentVolumeClaim', 'data');
  expect(await findings(volumeBound, symptom, { objects: [claim] })).toMatchObject([
    {
      summary: 'PersistentVolumeClaim shop/data is bound to PersistentVolume pv-1 and is not being deleted',
      certainty: 'certain',
      decisive: true,
    },
  ]);
});

test('a volume whose claim is being deleted waits for the claim', async () => {
  const claim = built('PersistentVolumeClaim', 'data', { metadata: going('kubernetes.io/pvc-protection') });
  expect(await findings(volumeBound, symptom, { objects: [claim] })).toMatchObject([
    { kind: 'symptom', symptom: { kind: 'terminating', object: { metadata: { name: 'data' } } } },
  ]);
});

test('a claim that was made anew under the same name is not the one that the volume is bound to', async () => {
  const another = built('PersistentVolumeClaim', 'data', { metadata: { uid: 'other' } });
  for (const objects of [[], [another]])
    expect(await findings(volumeBound, symptom, { objects })).toMatchObject([
      { kind: 'symptom', symptom: { kind: 'controller-passive', controller: 'kube-controller-manager' } },
    ]);
});

test('a claim that may not be read is most likely why: the phase says Bound', async () => {
  const forbidden = { objects: [], forbidden: ['persistentvolumeclaims'] };
  expect(await findings(volumeBound, symptom, forbidden)).toMatchObject([{ kind: 'root', certainty: 'likely' }]);
});

test('the provisioner waits for the same claim as the protection: one cause for both finalizers', async () => {
  const cluster = { objects: [built('PersistentVolumeClaim', 'data')] };
  const found = await causes({ kind: 'terminating', object: volume }, cluster);
  expect(found.map(({ id, certainty }) => [id, certainty])).toEqual([['volume-bound', 'certain']]);
});
