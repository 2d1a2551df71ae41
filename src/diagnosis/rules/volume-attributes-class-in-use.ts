import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { counted, inWords, some } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { MOST_TOLD, passive } from '../controllers/protection.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

const FINALIZER = 'kubernetes.io/vac-protection';
const SOURCE = 'kubernetes/kubernetes pkg/controller/volume/vacprotection/vac_protection_controller.go';

/** A VolumeAttributesClass is kept while a volume or a claim names it, as wished, as it is, or as it is to become. */
export const volumeAttributesClassInUse = defineRule({
  id: 'volume-attributes-class-in-use',
  explains: 'finalizer',
  looksFor: 'PersistentVolumes and PersistentVolumeClaims that name a VolumeAttributesClass.',
  sources: [SOURCE],
  applies: ({ finalizer, object }) => finalizer === FINALIZER && object.type.kind === 'VolumeAttributesClass',
  needs: () => ({
    volumes: { kind: 'list', group: '', resource: 'persistentvolumes' } as const,
    claims: { kind: 'list', group: '', resource: 'persistentvolumeclaims' } as const,
  }),
  judge({ object, finalizer }, { volumes, claims }): readonly Finding[] {
    const read = [volumes, claims].flatMap((list) => (list.ok ? list.value : []));
    const users = read.filter((user) => classesOf(user).includes(object.metadata.name));
    const [first] = users;
    if (first !== undefined) return [inUse(object, first, users)];
    if (!volumes.ok || !claims.ok) return [];
    return [
      passive('kube-controller-manager', object, finalizer, {
        evidence: [{ text: `no volume and no claim names ${inWords(object)}`, source: 'volumes' }],
        left: { text: 'nothing: the class is kept for what names it, and nothing does', source: SOURCE },
      }),
    ];
  },
});

function classesOf({ body }: KubeObject): (string | undefined)[] {
  return [
    stringAt(body, 'spec', 'volumeAttributesClassName'),
    stringAt(body, 'status', 'currentVolumeAttributesClassName'),
    stringAt(body, 'status', 'modifyVolumeStatus', 'targetVolumeAttributesClassName'),
  ];
}

function inUse(object: KubeObject, first: KubeObject, users: readonly KubeObject[]): Finding {
  const who =
    users.length === 1
      ? `${inWords(first)} has`
      : `${counted(users.length, 'volume or claim', 'volumes and claims')} (${some(users.map(inWords))}) have`;
  return {
    kind: 'root',
    summary: `${who} ${inWords(object)}`,
    certainty: 'certain',
    decisive: true,
    evidence: users.slice(0, MOST_TOLD).map((user) => ({ text: `${inWords(user)} names it`, source: user.type.kind })),
    remedies: [
      {
        command: kubectl(...inNamespace(first.metadata.namespace), 'describe', typeAndName(first)),
        effect: 'Shows what has the class. Give its claim another one, and this one can go.',
        safety: 'safe',
      },
    ],
  };
}
