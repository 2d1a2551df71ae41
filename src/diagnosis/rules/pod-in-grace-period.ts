import { objectAt, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { deletionAge } from '../deletion-age.ts';
import { defineRule } from '../rule.ts';

/** Containers get the grace period to end in, with their preStop hooks; nothing is wrong before it is over. */
export const podInGracePeriod = defineRule({
  id: 'pod-in-grace-period',
  explains: 'terminating',
  looksFor: 'A pod whose grace period is not over: its containers may take that long to end.',
  sources: ['kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination'],
  applies: ({ object }, { now }) =>
    object.type.kind === 'Pod' && object.type.group === '' && (deletionAge(object, now) ?? 0) < 0,
  needs: () => ({}),
  judge({ object }) {
    const { deletionGracePeriodSeconds: seconds = 0, deletionTime, namespace } = object.metadata;
    const hooks = containersWithHook(object);
    return [
      {
        kind: 'root',
        summary: `${inWords(object)} gives its containers ${seconds} s to end in`,
        certainty: 'certain',
        decisive: false,
        evidence: [
          { text: 'its grace period ends', source: 'pod', time: deletionTime },
          ...hooks.map((name) => ({ text: `container ${name} has a preStop hook, which runs first`, source: 'pod' })),
        ],
        remedies: [
          { effect: 'Wait: it ends by itself, at the latest when its grace period is over.', safety: 'safe' },
          {
            command: kubectl(...inNamespace(namespace), 'delete', typeAndName(object), '--grace-period=30'),
            effect: 'Shortens what is left to 30 s. Containers that have not ended by then are killed.',
            safety: 'careful',
          },
        ],
      },
    ];
  },
});

function containersWithHook({ body }: KubeObject): string[] {
  return objectsAt(body, 'spec', 'containers')
    .filter((container) => objectAt(container, 'lifecycle', 'preStop') !== undefined)
    .map((container) => stringAt(container, 'name') ?? '');
}
