import { volumeThatHolds } from '../../objects/claim-use.ts';
import { conditionsOf, findCondition } from '../../objects/condition.ts';
import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, podPhase } from '../../objects/pod.ts';
import { counted, inWords, some } from '../../objects/words.ts';
import { podOwner, stopPods } from '../controllers/pod-owner.ts';
import { MOST_TOLD, passive, waitsFor } from '../controllers/protection.ts';
import { retain } from '../controllers/retain.ts';
import { isTerminating } from '../deletion-age.ts';
import { podsIn } from '../down/needs.ts';
import type { Evidence, Finding, Remedy } from '../finding.ts';
import { defineRule } from '../rule.ts';

const FINALIZER = 'kubernetes.io/pvc-protection';
const SOURCE = 'kubernetes/kubernetes pkg/controller/volume/pvcprotection/pvc_protection_controller.go';

/** A claim is kept while there is a pod with a node that names it, even one whose containers have ended. */
export const claimInUse = defineRule({
  id: 'claim-in-use',
  explains: 'finalizer',
  looksFor: 'Pods that use a PersistentVolumeClaim: it stays until all of them are gone, those that have ended too.',
  sources: [SOURCE, 'kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection'],
  applies: ({ finalizer, object }) => finalizer === FINALIZER && object.type.kind === 'PersistentVolumeClaim',
  needs: ({ object }) => ({ pods: podsIn(object.metadata.namespace) }),
  judge({ object, finalizer }, { pods }): readonly Finding[] {
    if (!pods.ok) return [unknownUser(object)];
    const users = pods.value.filter((pod) => volumeThatHolds(pod, object) !== undefined);
    if (users.length === 0) {
      const text = `no pod with a node uses ${inWords(object)}`;
      const left = { text: 'nothing: the claim is kept for pods that use it, and none does', source: SOURCE };
      return [passive('kube-controller-manager', object, finalizer, { evidence: [{ text, source: 'pods' }], left })];
    }
    const staying = users.filter((pod) => !isTerminating(pod));
    return [
      ...(staying.length === 0 ? [] : [inUse(object, staying)]),
      ...users
        .filter(isTerminating)
        .slice(0, MOST_TOLD)
        .map((pod) => waitsFor(pod, [use(pod, object)])),
    ];
  },
});

function inUse(claim: KubeObject, users: readonly KubeObject[]): Finding {
  const [first] = users;
  const who =
    users.length === 1 && first !== undefined
      ? `${inWords(first)} uses`
      : `${counted(users.length, 'pod')} (${some(users.map(({ metadata }) => metadata.name))}) use`;
  return {
    kind: 'root',
    summary: `${who} ${inWords(claim)}${users.every(hasEnded) ? ', though nothing runs there any more' : ''}`,
    certainty: 'certain',
    decisive: true,
    evidence: users.slice(0, MOST_TOLD).map((pod) => use(pod, claim)),
    remedies: [...keepData(claim), ...stopPods(users)],
  };
}

function use(pod: KubeObject, claim: KubeObject): Evidence {
  const owner = podOwner(pod);
  const of = owner === undefined ? '' : `, made by ${owner.kind} ${owner.name}`;
  return {
    text: `${inWords(pod)} (${podPhase(pod)}${of}) has it as volume ${volumeThatHolds(pod, claim)}`,
    source: 'pod',
  };
}

/** A bound claim takes its data with it, and its deletion cannot be taken back. */
function keepData(claim: KubeObject): Remedy[] {
  const volume = stringAt(claim.body, 'spec', 'volumeName') || undefined;
  if (volume === undefined) return [];
  const effect =
    'Before anything else where the data is still wanted: the deletion cannot be taken back, and with reclaim policy ' +
    'Delete the data goes with the claim as soon as its pods are gone.';
  return [retain(volume, effect, 'safe')];
}

/** Without the pods, all that is left is what the finalizer is for, and what newer servers note on the claim. */
function unknownUser(claim: KubeObject): Finding {
  const unused = findCondition(conditionsOf(claim), 'Unused');
  const noted = unused?.status === 'False';
  const text = `condition Unused is False: ${unused?.message ?? ''}`;
  return {
    kind: 'root',
    summary: `a pod uses ${inWords(claim)}; which one could not be read`,
    certainty: noted ? 'likely' : 'possible',
    decisive: false,
    evidence: noted ? [{ text, source: 'claim', time: unused?.lastTransitionTime }] : [],
    remedies: keepData(claim),
  };
}
