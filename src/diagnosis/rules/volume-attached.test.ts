import { expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { findings } from '../testing/cluster.ts';
import { built, going } from '../testing/kinds.ts';
import { volumeAttached } from './volume-attached.ts';

const FINALIZER = 'external-attacher/ebs-csi-aws-com';
const volume = built('PersistentVolume', 'pv-1', { metadata: going(FINALIZER), status: { phase: 'Released' } });
const symptom = { kind: 'finalizer', object: volume, finalizer: FINALIZER } as const;

function attachment(name: string, persistentVolumeName: string, metadata: JsonObject = {}) {
  return built('VolumeAttachment', name, { metadata, spec: { nodeName: 'n1', source: { persistentVolumeName } } });
}

test('a volume stays while it is attached to a node', async () => {
  expect(await findings(volumeAttached, symptom, { objects: [attachment('a', 'pv-1')] })).toMatchObject([
    { summary: 'PersistentVolume pv-1 is attached to Node n1', certainty: 'certain' },
  ]);
});

test('an attachment that is going is asked about in turn', async () => {
  expect(await findings(volumeAttached, symptom, { objects: [attachment('a', 'pv-1', going())] })).toMatchObject([
    { kind: 'symptom', symptom: { kind: 'terminating', object: { metadata: { name: 'a' } } } },
  ]);
});

test('a volume that is attached nowhere is the driver to let go; unread attachments tell nothing', async () => {
  expect(await findings(volumeAttached, symptom, { objects: [attachment('a', 'pv-2')] })).toMatchObject([
    { kind: 'symptom', symptom: { kind: 'controller-passive', controller: 'csi-driver' } },
  ]);
  const forbidden = { objects: [], forbidden: ['volumeattachments.storage.k8s.io'] };
  expect(await findings(volumeAttached, symptom, forbidden)).toEqual([]);
});
