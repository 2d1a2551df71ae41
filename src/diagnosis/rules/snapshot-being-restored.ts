import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { counted, inWords, some } from '../../objects/words.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { MOST_TOLD } from '../controllers/protection.ts';
import { SNAPSHOT_FINALIZERS, SNAPSHOT_GROUP } from '../controllers/snapshots.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A snapshot stays while claims that are made from it have no volume yet; one that never gets one keeps it for ever. */
export const snapshotBeingRestored = defineRule({
  id: 'snapshot-being-restored',
  explains: 'finalizer',
  looksFor: 'PersistentVolumeClaims that are made from a VolumeSnapshot and are still Pending.',
  sources: [
    'kubernetes-csi/external-snapshotter pkg/common-controller/snapshot_controller.go, isVolumeBeingCreatedFromSnapshot',
  ],
  applies: ({ finalizer }) => finalizer === SNAPSHOT_FINALIZERS.source || finalizer === SNAPSHOT_FINALIZERS.bound,
  needs: ({ object }) => ({
    claims: {
      kind: 'list',
      group: '',
      resource: 'persistentvolumeclaims',
      namespace: object.metadata.namespace,
    } as const,
  }),
  judge({ object }, { claims }): readonly Finding[] {
    const waiting = claims.ok ? claims.value.filter((claim) => isMadeFrom(claim, object)) : [];
    const [first] = waiting;
    if (first === undefined) return [];
    const who =
      waiting.length === 1
        ? inWords(first)
        : `${counted(waiting.length, 'PersistentVolumeClaim')} (${some(waiting.map(({ metadata }) => metadata.name))})`;
    return [
      {
        kind: 'root',
        summary: `${who} ${waiting.length === 1 ? 'is' : 'are'} being made from ${inWords(object)}`,
        certainty: 'certain',
        decisive: true,
        same: `${object.metadata.namespace}/${object.metadata.name}`,
        evidence: waiting.slice(0, MOST_TOLD).map((claim) => ({
          text: `${inWords(claim)} is Pending, with this snapshot as its source`,
          source: 'claim',
        })),
        remedies: [
          {
            command: kubectl(
              ...inNamespace(object.metadata.namespace),
              'describe',
              `persistentvolumeclaims/${first.metadata.name}`,
            ),
            effect: 'Shows what the claim waits for. The snapshot goes when it is Bound, or deleted.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});

function isMadeFrom({ body }: KubeObject, snapshot: KubeObject): boolean {
  const at = (key: string) => stringAt(body, 'spec', 'dataSource', key);
  return (
    at('apiGroup') === SNAPSHOT_GROUP &&
    at('kind') === 'VolumeSnapshot' &&
    at('name') === snapshot.metadata.name &&
    stringAt(body, 'status', 'phase') === 'Pending'
  );
}
