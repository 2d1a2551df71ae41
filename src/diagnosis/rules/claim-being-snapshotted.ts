import { booleanAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { MOST_TOLD, waitsFor } from '../controllers/protection.ts';
import { SNAPSHOT_FINALIZERS, SNAPSHOT_GROUP } from '../controllers/snapshots.ts';
import { isTerminating } from '../deletion-age.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A claim stays while snapshots of it are not ready; one whose taking fails all the time keeps it for ever. */
export const claimBeingSnapshotted = defineRule({
  id: 'claim-being-snapshotted',
  explains: 'finalizer',
  looksFor: 'VolumeSnapshots of a PersistentVolumeClaim that are not ready yet.',
  sources: ['kubernetes-csi/external-snapshotter pkg/common-controller/snapshot_controller.go, isPVCBeingUsed'],
  applies: ({ finalizer, object }) =>
    finalizer === SNAPSHOT_FINALIZERS.claim && object.type.kind === 'PersistentVolumeClaim',
  needs: ({ object }) => ({
    snapshots: {
      kind: 'list',
      group: SNAPSHOT_GROUP,
      resource: 'volumesnapshots',
      namespace: object.metadata.namespace,
    } as const,
  }),
  judge({ object }, { snapshots }): readonly Finding[] {
    const unready = snapshots.ok ? snapshots.value.filter((snapshot) => isBeingTaken(snapshot, object)) : [];
    const staying = unready.filter((snapshot) => !isTerminating(snapshot));
    return [
      ...staying.slice(0, 1).map((snapshot) => taken(object, snapshot, staying.length)),
      ...unready
        .filter(isTerminating)
        .slice(0, MOST_TOLD)
        .map((snapshot) => waitsFor(snapshot)),
    ];
  },
});

function isBeingTaken({ body }: KubeObject, claim: KubeObject): boolean {
  const source = stringAt(body, 'spec', 'source', 'persistentVolumeClaimName');
  return source === claim.metadata.name && booleanAt(body, 'status', 'readyToUse') !== true;
}

function taken(claim: KubeObject, snapshot: KubeObject, count: number): Finding {
  const error = stringAt(snapshot.body, 'status', 'error', 'message');
  const more = count > 1 ? `, and ${count - 1} more,` : '';
  return {
    kind: 'root',
    summary: `${inWords(snapshot)}${more} is being taken of ${inWords(claim)} and is not ready`,
    certainty: 'certain',
    decisive: true,
    evidence: [
      { text: `readyToUse of ${inWords(snapshot)} is not true`, source: 'snapshot' },
      ...(error === undefined ? [] : [{ text: `its error: ${error}`, source: 'snapshot' }]),
    ],
    remedies: [
      {
        command: kubectl(...inNamespace(snapshot.metadata.namespace), 'describe', typeAndName(snapshot)),
        effect: 'Shows what the snapshot waits for. The claim goes when it is ready, or deleted.',
        safety: 'safe',
      },
      {
        command: kubectl(...inNamespace(snapshot.metadata.namespace), 'delete', typeAndName(snapshot)),
        effect:
          'Gives the snapshot up, so that the claim can go. With the claim its data may go, and there is no copy.',
        safety: 'careful',
      },
    ],
  };
}
