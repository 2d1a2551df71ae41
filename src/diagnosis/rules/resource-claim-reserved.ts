import { type JsonObject, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, nodeOf } from '../../objects/pod.ts';
import { counted, inWords, some } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { stopPods } from '../controllers/pod-owner.ts';
import { MOST_TOLD, passive, waitsFor } from '../controllers/protection.ts';
import { isTerminating } from '../deletion-age.ts';
import { podsIn } from '../down/needs.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

const FINALIZER = 'resource.kubernetes.io/delete-protection';
const SOURCE = 'kubernetes/kubernetes pkg/controller/resourceclaim/controller.go, syncClaim';

/** The resource claim controller drops consumers that are gone or have ended, and its finalizer with the last of them. */
export const resourceClaimReserved = defineRule({
  id: 'resource-claim-reserved',
  explains: 'finalizer',
  looksFor: 'Consumers in status.reservedFor of a ResourceClaim: it stays until none is left.',
  sources: [SOURCE],
  applies: ({ finalizer, object }) => finalizer === FINALIZER && object.type.kind === 'ResourceClaim',
  needs: ({ object }) => ({ pods: podsIn(object.metadata.namespace) }),
  judge({ object, finalizer }, { pods }): readonly Finding[] {
    const consumers = objectsAt(object.body, 'status', 'reservedFor');
    const others = consumers.filter((consumer) => !isPod(consumer));
    if (!pods.ok && consumers.length > others.length) return [];
    const uids = new Set(consumers.filter(isPod).map((consumer) => stringAt(consumer, 'uid')));
    const users = pods.ok ? pods.value.filter((pod) => uids.has(pod.metadata.uid) && !isDone(pod)) : [];
    const staying = users.filter((pod) => !isTerminating(pod));
    const going = users.filter(isTerminating).slice(0, MOST_TOLD);
    if (users.length + others.length === 0) {
      const text = consumers.length === 0 ? 'status.reservedFor is empty' : 'the pods in status.reservedFor are over';
      const left = { text: 'devices may stay allocated to the claim', source: SOURCE };
      return [passive('kube-controller-manager', object, finalizer, { evidence: [{ text, source: 'claim' }], left })];
    }
    const names = [...others.map(consumerText), ...staying.map(inWords)];
    return [
      ...(names.length === 0 ? [] : [reserved(object, names, staying)]),
      ...going.map((pod) => waitsFor(pod, [{ text: `${inWords(object)} is reserved for it`, source: 'claim' }])),
    ];
  },
});

function isPod(consumer: JsonObject): boolean {
  return !stringAt(consumer, 'apiGroup') && stringAt(consumer, 'resource') === 'pods';
}

/** As the controller sees it: no container runs, and none ever will. */
function isDone(pod: KubeObject): boolean {
  return hasEnded(pod) || (isTerminating(pod) && nodeOf(pod) === undefined);
}

function consumerText(consumer: JsonObject): string {
  const group = stringAt(consumer, 'apiGroup');
  return `${stringAt(consumer, 'resource') ?? ''}${group ? `.${group}` : ''} ${stringAt(consumer, 'name') ?? ''}`;
}

function reserved(claim: KubeObject, names: readonly string[], pods: readonly KubeObject[]): Finding {
  const who = names.length === 1 ? names[0] : `${counted(names.length, 'consumer')} (${some(names)})`;
  return {
    kind: 'root',
    summary: `${inWords(claim)} is reserved for ${who}`,
    certainty: 'certain',
    decisive: true,
    evidence: names.slice(0, MOST_TOLD).map((name) => ({ text: `reserved for ${name}`, source: 'claim' })),
    remedies: [
      {
        command: kubectl(...inNamespace(claim.metadata.namespace), 'describe', typeAndName(claim)),
        effect: 'Shows who has the claim. Nothing is broken: it goes when they do.',
        safety: 'safe',
      },
      ...stopPods(pods),
    ],
  };
}
