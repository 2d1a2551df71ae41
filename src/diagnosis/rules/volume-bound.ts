import { claimReference } from '../../objects/claim-reference.ts';
import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { passive, waitsFor } from '../controllers/protection.ts';
import { isBound, VOLUME_PROTECTION } from '../controllers/volume-finalizers.ts';
import { isTerminating } from '../deletion-age.ts';
import type { Certainty, Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

const SOURCE = 'kubernetes/kubernetes pkg/controller/volume/pvprotection/pv_protection_controller.go';

/** A volume is kept while its phase is Bound, and it is Bound until its claim is gone. */
export const volumeBound = defineRule({
  id: 'volume-bound',
  explains: 'finalizer',
  looksFor: 'The PersistentVolumeClaim that is bound to a PersistentVolume: the volume stays until the claim is gone.',
  sources: [SOURCE, 'kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection'],
  applies: ({ finalizer, object }) =>
    finalizer === VOLUME_PROTECTION && isBound(object) && claimReference(object) !== undefined,
  needs: ({ object }) => ({ claim: claimQuery(object) }),
  judge({ object, finalizer }, { claim }): readonly Finding[] {
    const { namespace, name, uid } = claimQuery(object);
    const words = `PersistentVolumeClaim ${namespace}/${name}`;
    if (!claim.ok && claim.gap.reason !== 'not-found') return [bound(object, words, 'likely')];
    if (!claim.ok || (uid !== '' && claim.value.metadata.uid !== uid)) {
      const evidence = [{ text: `the phase of ${inWords(object)} is Bound, but ${words} is gone`, source: 'volume' }];
      const left = { text: 'nothing: the volume is kept for its claim, which is gone', source: SOURCE };
      return [passive('kube-controller-manager', object, finalizer, { evidence, left })];
    }
    return [isTerminating(claim.value) ? waitsFor(claim.value) : bound(object, words, 'certain')];
  },
});

function claimQuery(volume: KubeObject) {
  const { namespace = '', name = '', uid = '' } = claimReference(volume) ?? {};
  return { kind: 'object', group: '', resource: 'persistentvolumeclaims', namespace, name, uid } as const;
}

function bound(volume: KubeObject, claim: string, certainty: Certainty): Finding {
  const { namespace, name } = claimQuery(volume);
  const policy = stringAt(volume.body, 'spec', 'persistentVolumeReclaimPolicy') ?? '';
  const data =
    policy === 'Delete'
      ? 'The data goes with it: the reclaim policy of the volume is Delete.'
      : `The data stays: the reclaim policy of the volume is ${policy}.`;
  return {
    kind: 'root',
    summary: `${claim} is bound to ${inWords(volume)} and is not being deleted`,
    certainty,
    decisive: certainty === 'certain',
    evidence: [{ text: `${inWords(volume)} is Bound to ${claim}`, source: 'volume' }],
    remedies: [
      {
        command: kubectl(...inNamespace(namespace), 'describe', `persistentvolumeclaims/${name}`),
        effect: `Shows the claim and which pods use it. Nothing is broken: the volume goes when its claim does.`,
        safety: 'safe',
      },
      {
        command: kubectl(...inNamespace(namespace), 'delete', `persistentvolumeclaims/${name}`),
        effect: `Gives the claim up, which cannot be taken back. ${data}`,
        safety: 'careful',
      },
    ],
  };
}
