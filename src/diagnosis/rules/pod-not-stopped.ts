import { isShutDown } from '../../objects/claim-use.ts';
import { containerStatuses } from '../../objects/container-status.ts';
import { eventsAbout } from '../../objects/event.ts';
import type { KubeObject } from '../../objects/object.ts';
import { nodeOf } from '../../objects/pod.ts';
import { inWords, some } from '../../objects/words.ts';
import { kubectl } from '../commands.ts';
import { eventEvidence } from '../controllers/reported-failure.ts';
import { deletionAge } from '../deletion-age.ts';
import { eventsIn, nodeNamed } from '../down/needs.ts';
import { nodeTrouble } from '../down/node.ts';
import type { Evidence, Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';
import { forceDelete } from './pod-on-lost-node.ts';

/** What kubelets report of pods that they cannot end (kubernetes pkg/kubelet/events/event.go). */
const REASONS = new Set(['FailedKillPod', 'FailedPreStopHook', 'ExceededGracePeriod', 'FailedSync', 'FailedUnMount']);
/** Killing containers, unmounting and telling the API server take a kubelet some seconds more than the grace period. */
const USUAL = 30_000;

/** The kubelet is there, the grace period is over, and yet it has not reported that all containers have ended. */
export const podNotStopped = defineRule({
  id: 'pod-not-stopped',
  explains: 'terminating',
  looksFor: 'A pod past its grace period whose node works: containers that do not end, or volumes that stay mounted.',
  sources: ['kubernetes/kubernetes pkg/kubelet/pod_workers.go and pkg/kubelet/events/event.go'],
  applies: ({ object }, { now }) =>
    object.type.kind === 'Pod' &&
    object.type.group === '' &&
    nodeOf(object) !== undefined &&
    !isShutDown(object) &&
    (deletionAge(object, now) ?? 0) >= 0,
  needs: ({ object }) => ({
    node: nodeNamed(nodeOf(object) ?? ''),
    events: eventsIn(object.metadata.namespace ?? 'default'),
  }),
  judge({ object }, { node, events }, { now }): readonly Finding[] {
    const name = nodeOf(object) ?? '';
    if (!node.ok && node.gap.reason === 'not-found') return [];
    if (node.ok && nodeTrouble(node.value) !== undefined) return [];
    const reported = (events.ok ? eventsAbout(object, events.value) : []).filter(({ reason }) => REASONS.has(reason));
    const statuses = containerStatuses(object);
    const running = statuses.filter((status) => status.running !== undefined).map((status) => status.name);
    const evidence: Evidence[] = [
      ...reported.slice(0, 3).map(eventEvidence),
      ...running.map((name) => ({ text: `container ${name} still runs`, source: 'pod' })),
      ...(node.ok ? [{ text: `Node ${name} is Ready`, source: 'node' }] : []),
    ];
    const usual = (deletionAge(object, now) ?? 0) < USUAL;
    return [
      {
        kind: 'root',
        summary: `the kubelet of Node ${name} has not ended ${what(object, running, statuses.length > 0)}`,
        certainty: usual || !node.ok ? 'possible' : 'likely',
        decisive: false,
        evidence,
        remedies: [
          {
            command: kubectl('describe', `nodes/${name}`),
            effect:
              'Shows the state of the node. The log of its kubelet names the pod and says what fails: a process that ' +
              'does not die, a container runtime that hangs, a volume that cannot be unmounted.',
            safety: 'safe',
          },
          forceDelete(object),
        ],
      },
    ];
  },
});

function what(pod: KubeObject, running: readonly string[], reported: boolean): string {
  if (running.length === 0)
    return `${inWords(pod)}${reported ? ', none of whose containers runs: volumes may still be mounted' : ''}`;
  return `${running.length === 1 ? 'container' : 'containers'} ${some(running)} of ${inWords(pod)}`;
}
