import { inWords } from '../../objects/words.ts';
import { kubectl, typeAndName } from '../commands.ts';
import { eventEvidence, isSinceDeletion, isStillTried, lastFailure } from '../controllers/reported-failure.ts';
import { SNAPSHOT_FINALIZERS } from '../controllers/snapshots.ts';
import { eventsIn } from '../down/needs.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** The sidecar of the CSI driver reports that the storage did not delete a snapshot, and no more: its log has the rest. */
export const snapshotDeleteFailed = defineRule({
  id: 'snapshot-delete-failed',
  explains: 'finalizer',
  looksFor:
    'A snapshot that the storage could not delete, as the CSI snapshotter reports of the VolumeSnapshotContent.',
  sources: ['kubernetes-csi/external-snapshotter pkg/sidecar-controller/snapshot_controller.go'],
  applies: ({ finalizer }) => finalizer === SNAPSHOT_FINALIZERS.content,
  needs: () => ({ events: eventsIn('default') }),
  judge({ object }, { events }, { now }): readonly Finding[] {
    const failure = events.ok ? lastFailure(object, events.value, ['SnapshotDeleteError']) : undefined;
    if (failure === undefined || !isSinceDeletion(object, failure.last)) return [];
    const tried = isStillTried(failure.last, now);
    return [
      {
        kind: 'root',
        summary: `the storage could not delete the snapshot of ${inWords(object)}: ${failure.message}`,
        certainty: tried ? 'certain' : 'likely',
        decisive: tried,
        evidence: [eventEvidence(failure)],
        remedies: [
          {
            command: kubectl('describe', typeAndName(object)),
            effect:
              "Shows its driver and the handle of the snapshot. The log of the driver's csi-snapshotter container has the " +
              'error itself; put right what it names, and it tries again by itself.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
