import { expect, test } from 'vitest';
import { findings } from '../testing/cluster.ts';
import { built, going } from '../testing/kinds.ts';
import { volumeAttributesClassInUse } from './volume-attributes-class-in-use.ts';

const finalizer = 'kubernetes.io/vac-protection';
const object = built('VolumeAttributesClass', 'fast', { metadata: going(finalizer) });
const symptom = { kind: 'finalizer', object, finalizer } as const;

test('a class stays while a claim or a volume names it in any way', async () => {
  for (const body of [
    { spec: { volumeAttributesClassName: 'fast' } },
    { status: { currentVolumeAttributesClassName: 'fast' } },
    { status: { modifyVolumeStatus: { targetVolumeAttributesClassName: 'fast' } } },
  ])
    expect(
      await findings(volumeAttributesClassInUse, symptom, { objects: [built('PersistentVolumeClaim', 'data', body)] }),
    ).toMatchObject([
      { summary: 'PersistentVolumeClaim shop/data has VolumeAttributesClass fast', certainty: 'certain' },
    ]);
});

test('one that nothing names is its controller to let go; with lists unread nothing is said', async () => {
  const objects = [built('PersistentVolume', 'pv', { spec: { volumeAttributesClassName: 'slow' } })];
  expect(await findings(volumeAttributesClassInUse, symptom, { objects })).toMatchObject([
    { symptom: { kind: 'controller-passive', controller: 'kube-controller-manager' } },
  ]);
  const forbidden = { objects, forbidden: ['persistentvolumeclaims'] };
  expect(await findings(volumeAttributesClassInUse, symptom, forbidden)).toEqual([]);
});
