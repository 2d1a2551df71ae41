import { driverOf } from '../../objects/csi-driver.ts';
import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { kubectl, typeAndName } from '../commands.ts';
import { passive } from '../controllers/protection.ts';
import { eventEvidence, isStillTried, lastFailure } from '../controllers/reported-failure.ts';
import { retain } from '../controllers/retain.ts';
import { isBound, isNeverReleased, RECLAIM_FINALIZERS, volumePhase } from '../controllers/volume-finalizers.ts';
import { eventsIn } from '../down/needs.ts';
import type { Evidence, Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

const IN_TREE = 'kubernetes.io/pv-controller';
const LIBRARY = 'kubernetes-sigs/sig-storage-lib-external-provisioner controller/controller.go';

/** Who deletes the storage of a volume says in Events, and some in the volume's status, why it could not. */
export const volumeReclaimFailed = defineRule({
  id: 'volume-reclaim-failed',
  explains: 'finalizer',
  looksFor: 'Storage of a released PersistentVolume that could not be deleted, as its provisioner reports it.',
  sources: [`${LIBRARY}, deleteVolumeOperation`, 'kubernetes pkg/controller/volume/persistentvolume/pv_controller.go'],
  applies: ({ finalizer, object }) =>
    RECLAIM_FINALIZERS.has(finalizer) &&
    object.type.kind === 'PersistentVolume' &&
    !isBound(object) &&
    !isNeverReleased(object),
  needs: () => ({ events: eventsIn('default') }),
  judge({ object, finalizer }, { events }, { now }): readonly Finding[] {
    const failure = events.ok ? lastFailure(object, events.value, ['VolumeFailedDelete']) : undefined;
    const failed = volumePhase(object) === 'Failed' ? (stringAt(object.body, 'status', 'message') ?? '') : '';
    // The phase is Failed until the next try of Kubernetes' own controller succeeds, every 15 seconds. Provisioners leave it.
    const tried = (failed !== '' && finalizer === IN_TREE) || isStillTried(failure?.last, now);
    const evidence: Evidence[] = [
      ...(failure === undefined ? [] : [eventEvidence(failure)]),
      ...(failed === '' ? [] : [{ text: `status of the volume: ${failed}`, source: 'volume' }]),
    ];
    const idle = passive(finalizer === IN_TREE ? 'kube-controller-manager' : 'csi-driver', object, finalizer, {
      evidence: [{ text: `the phase of the volume is ${volumePhase(object)}`, source: 'volume' }],
      left: { text: 'the storage behind the volume, with its data and its costs', source: `${LIBRARY}, shouldDelete` },
    });
    if (evidence.length === 0) return [idle];
    const root = failedRoot(object, failure?.message ?? failed, evidence, tried);
    return tried ? [root] : [root, idle];
  },
});

function failedRoot(volume: KubeObject, message: string, evidence: readonly Evidence[], tried: boolean): Finding {
  return {
    kind: 'root',
    summary: `the storage of ${inWords(volume)} could not be deleted: ${message}`,
    certainty: tried ? 'certain' : 'likely',
    decisive: tried,
    evidence,
    remedies: [
      {
        command: kubectl('describe', typeAndName(volume)),
        effect: `Shows what ${driverOf(volume) ?? 'the provisioner'} reports. Put right what it names: it tries again by itself.`,
        safety: 'safe',
      },
      retain(
        volume.metadata.name,
        'Gives up deleting the storage: the finalizer is then taken off, and the storage stays, to be deleted where it is.',
        'careful',
      ),
    ],
  };
}
