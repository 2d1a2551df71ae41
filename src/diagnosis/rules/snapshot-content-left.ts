import { waitsFor } from '../controllers/protection.ts';
import { boundContent, SNAPSHOT_FINALIZERS, SNAPSHOT_GROUP } from '../controllers/snapshots.ts';
import { isTerminating } from '../deletion-age.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** With deletion policy Delete, a snapshot goes after its content, and the content after what is in the storage. */
export const snapshotContentLeft = defineRule({
  id: 'snapshot-content-left',
  explains: 'finalizer',
  looksFor: 'The VolumeSnapshotContent of a VolumeSnapshot, which is being deleted and has to be gone first.',
  sources: [
    'kubernetes-csi/external-snapshotter pkg/common-controller/snapshot_controller.go, checkandRemoveSnapshotFinalizersAndCheckandDeleteContent',
  ],
  applies: ({ finalizer, object }) => finalizer === SNAPSHOT_FINALIZERS.bound && boundContent(object) !== undefined,
  needs: ({ object }) => ({
    content: {
      kind: 'object',
      group: SNAPSHOT_GROUP,
      resource: 'volumesnapshotcontents',
      namespace: undefined,
      name: boundContent(object) ?? '',
    } as const,
  }),
  judge: (_, { content }): readonly Finding[] =>
    content.ok && isTerminating(content.value) ? [waitsFor(content.value)] : [],
});
