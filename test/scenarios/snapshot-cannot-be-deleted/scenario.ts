import { defineScenario } from '../harness/define-scenario.ts';
import { snapshotTypes } from '../harness/snapshot-types.ts';

const CONTENT = 'snapshot-cannot-be-deleted-content';

/** No CSI driver runs here: the Event is written as its snapshotter writes it. */
export default defineScenario({
  title: 'A snapshot waits for its content, and the content for a storage that does not delete it',
  broken: 'the storage refuses to delete the snapshot',
  exclusive: true,
  target: ['volumesnapshot/nightly'],
  expected: {
    cause: 'snapshot-delete-failed',
    certainty: 'certain',
    remedy: `kubectl describe volumesnapshotcontents.snapshot.storage.k8s.io/${CONTENT}`,
  },
  async arrange(tools) {
    const { apply, kubectl, namespace, remove } = tools;
    await snapshotTypes(tools);
    const apiVersion = 'snapshot.storage.k8s.io/v1';
    const prefix = 'snapshot.storage.kubernetes.io';
    await apply({
      apiVersion,
      kind: 'VolumeSnapshotContent',
      metadata: { name: CONTENT, finalizers: [`${prefix}/volumesnapshotcontent-bound-protection`] },
      spec: { deletionPolicy: 'Delete', driver: 'snapshot-cannot-be-deleted.example.com' },
    });
    await apply({
      apiVersion,
      kind: 'VolumeSnapshot',
      metadata: { name: 'nightly', namespace, finalizers: [`${prefix}/volumesnapshot-bound-protection`] },
      status: { boundVolumeSnapshotContentName: CONTENT },
    });
    await remove('volumesnapshot/nightly');
    await remove(`volumesnapshotcontent/${CONTENT}`);
    const { metadata } = JSON.parse(await kubectl('get', `volumesnapshotcontent/${CONTENT}`, '-o', 'json'));
    const now = new Date().toISOString();
    await apply({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: `${CONTENT}.1`, namespace: 'default' },
      involvedObject: { apiVersion, kind: 'VolumeSnapshotContent', name: CONTENT, uid: metadata.uid },
      type: 'Warning',
      reason: 'SnapshotDeleteError',
      message: 'Failed to delete snapshot',
      source: { component: 'csi-snapshotter' },
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
    });
  },
});
