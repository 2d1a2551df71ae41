import { stringAt } from '../../objects/json.ts';
import { parseTime } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { kubectl, typeAndName } from '../commands.ts';
import { controllerName } from '../controllers/controller-name.ts';
import { passive } from '../controllers/protection.ts';
import { isStillTried } from '../controllers/reported-failure.ts';
import { ATTACHER_PREFIX } from '../controllers/volume-finalizers.ts';
import { nodeNamed } from '../down/needs.ts';
import type { Evidence, Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

const SOURCE = 'kubernetes-csi/external-attacher pkg/controller/csi_handler.go';

/** The attacher takes its finalizer off when the volume is detached, and writes into the status why it could not. */
export const detachFailed = defineRule({
  id: 'detach-failed',
  explains: 'finalizer',
  looksFor: 'A volume that could not be detached from its node, as the CSI attacher says in the VolumeAttachment.',
  sources: [`${SOURCE}, syncDetach and saveDetachError`],
  applies: ({ finalizer, object }) =>
    finalizer.startsWith(ATTACHER_PREFIX) && object.type.kind === 'VolumeAttachment' && nodeName(object) !== '',
  needs: ({ object }) => ({ node: nodeNamed(nodeName(object)) }),
  judge({ object, finalizer }, { node }, { now }): readonly Finding[] {
    const name = nodeName(object);
    const gone: Evidence[] =
      !node.ok && node.gap.reason === 'not-found' ? [{ text: `Node ${name} is gone`, source: 'nodes' }] : [];
    const left = {
      text: `the volume may stay attached to Node ${name}, and to attach it elsewhere may fail or harm its data`,
      source: `${SOURCE}, csiDetach`,
    };
    const idle = passive('csi-driver', object, finalizer, { evidence: gone, left });
    const message = stringAt(object.body, 'status', 'detachError', 'message');
    if (message === undefined) return [idle];
    const time = parseTime(stringAt(object.body, 'status', 'detachError', 'time'));
    const tried = isStillTried(time, now);
    const root: Finding = {
      kind: 'root',
      summary: `${controllerName('csi-driver', object)} cannot detach ${inWords(object)} from Node ${name}: ${message}`,
      certainty: tried ? 'certain' : 'likely',
      decisive: tried,
      evidence: [{ text: `status.detachError: ${message}`, source: 'attachment', time }, ...gone],
      remedies: [
        {
          command: kubectl('describe', typeAndName(object)),
          effect: 'Shows the error and its time. Put right what it names: the attacher tries again by itself.',
          safety: 'safe',
        },
      ],
    };
    return tried ? [root] : [root, idle];
  },
});

function nodeName({ body }: KubeObject): string {
  return stringAt(body, 'spec', 'nodeName') ?? '';
}
