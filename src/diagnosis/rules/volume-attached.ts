import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { kubectl } from '../commands.ts';
import { MOST_TOLD, passive, waitsFor } from '../controllers/protection.ts';
import { ATTACHER_PREFIX } from '../controllers/volume-finalizers.ts';
import { isTerminating } from '../deletion-age.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

const SOURCE = 'kubernetes-csi/external-attacher pkg/controller/csi_handler.go, SyncNewOrUpdatedPersistentVolume';

/** The attacher keeps a volume while any VolumeAttachment names it. */
export const volumeAttached = defineRule({
  id: 'volume-attached',
  explains: 'finalizer',
  looksFor: 'VolumeAttachments of a PersistentVolume: it stays until it is attached nowhere.',
  sources: [SOURCE],
  applies: ({ finalizer, object }) => finalizer.startsWith(ATTACHER_PREFIX) && object.type.kind === 'PersistentVolume',
  needs: () => ({ attachments: { kind: 'list', group: 'storage.k8s.io', resource: 'volumeattachments' } as const }),
  judge({ object, finalizer }, { attachments }): readonly Finding[] {
    if (!attachments.ok) return [];
    const own = attachments.value.filter(
      ({ body }) => stringAt(body, 'spec', 'source', 'persistentVolumeName') === object.metadata.name,
    );
    if (own.length === 0) {
      const evidence = [{ text: `no VolumeAttachment names ${inWords(object)}`, source: 'attachments' }];
      const left = { text: 'nothing: the volume is kept while it is attached, and it is not', source: SOURCE };
      return [passive('csi-driver', object, finalizer, { evidence, left })];
    }
    const staying = own.filter((attachment) => !isTerminating(attachment));
    return [
      ...staying.slice(0, 1).map((attachment) => attached(object, attachment)),
      ...own
        .filter(isTerminating)
        .slice(0, MOST_TOLD)
        .map((attachment) => waitsFor(attachment)),
    ];
  },
});

function attached(volume: KubeObject, attachment: KubeObject): Finding {
  const node = stringAt(attachment.body, 'spec', 'nodeName') ?? '';
  return {
    kind: 'root',
    summary: `${inWords(volume)} is attached to Node ${node}`,
    certainty: 'certain',
    decisive: true,
    evidence: [{ text: `${inWords(attachment)} attaches it to Node ${node}`, source: 'attachment' }],
    remedies: [
      {
        command: kubectl('get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${node}`),
        effect:
          'Shows the pods of that node. The volume is detached when the last pod that uses it is gone from there; ' +
          'the attach/detach controller does that by itself.',
        safety: 'safe',
      },
    ],
  };
}
