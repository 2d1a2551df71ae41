import { conditionsOf, findCondition } from '../../objects/condition.ts';
import { type ContainerStatus, containerStatuses } from '../../objects/container-status.ts';
import type { ReportedEvent } from '../../objects/event.ts';
import { objectAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { nodeOf } from '../../objects/pod.ts';
import { inNamespace, kubectl } from '../commands.ts';
import { crashingContainer, isOnNode } from '../down/container-trouble.ts';
import { LOG_LINES, lastWords } from '../down/last-words.ts';
import { eventsIn, nodeNamed } from '../down/needs.ts';
import { kubeletWord } from '../down/node.ts';
import { containerSpec } from '../down/pod-parts.ts';
import { recentEvents } from '../down/probe-events.ts';
import { running, templateRemedies } from '../down/workload-words.ts';
import { type Evidence, weaker } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** Until then a container may just be starting (milliseconds). */
const WARM_UP = 60_000;

/** A container that runs and is not ready: its readiness probe fails, or its startup probe has not succeeded yet. */
export const readinessProbeFails = defineRule({
  id: 'readiness-probe-fails',
  explains: 'pod-down',
  looksFor: 'A container that runs but does not pass its readiness or startup probe, so that nobody sends it work.',
  sources: ['kubernetes.io/docs/concepts/workloads/pods/probes'],
  applies: ({ pod }) => notReady(pod) !== undefined,
  needs: ({ pod }) => ({
    node: nodeNamed(nodeOf(pod) ?? ''),
    events: eventsIn(pod.metadata.namespace ?? ''),
    log: {
      kind: 'log',
      namespace: pod.metadata.namespace ?? '',
      pod: pod.metadata.name,
      container: notReady(pod)?.name ?? '',
      previous: false,
      lines: LOG_LINES,
    },
  }),
  judge({ pod, workload, runs }, { node, events, log }, { now }) {
    const container = notReady(pod);
    const word = kubeletWord(node);
    if (container === undefined || word === undefined) return [];
    const failed = recentEvents(pod, events, now).find(isProbeFailure);
    const since = container.running?.startedAt;
    const young = since !== undefined && now - since < WARM_UP;
    const probe = failed?.message.startsWith('Startup') === true ? 'startup' : 'readiness';
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} runs but is not ready: the ${probe} probe of its container ${container.name} fails`,
        certainty: weaker(word, young ? 'possible' : failed === undefined ? 'likely' : 'certain'),
        decisive: true,
        evidence: [...evidenceOf(pod, container, failed), ...lastWords(log, now)],
        remedies: [
          {
            command: kubectl(...inNamespace(pod.metadata.namespace), 'logs', pod.metadata.name, '-c', container.name),
            effect: `Shows what it does instead: what it waits for may be down itself.`,
            safety: 'safe',
          },
          ...templateRemedies(workload, `Correct the ${probe} probe, where it asks for the wrong path or port.`),
        ],
      },
    ];
  },
});

/** The first container that runs and has a probe it does not pass. Without a probe a container is ready when it runs. */
function notReady(pod: KubeObject): ContainerStatus | undefined {
  if (!isOnNode(pod) || crashingContainer(pod) !== undefined) return undefined;
  return containerStatuses(pod).find(({ name, init, ready, running }) => {
    if (init || ready || running === undefined) return false;
    const spec = containerSpec(pod, name);
    return objectAt(spec, 'readinessProbe') !== undefined || objectAt(spec, 'startupProbe') !== undefined;
  });
}

function isProbeFailure({ reason, message }: ReportedEvent): boolean {
  return reason === 'Unhealthy' && /^(Readiness|Startup) probe/.test(message);
}

function evidenceOf(pod: KubeObject, container: ContainerStatus, failed: ReportedEvent | undefined): Evidence[] {
  const ready = findCondition(conditionsOf(pod), 'Ready');
  return [
    ...(failed === undefined ? [] : [{ text: failed.message, source: 'event', time: failed.last }]),
    {
      text: `container ${container.name} has been running, not ready`,
      source: 'pod',
      time: container.running?.startedAt,
    },
    ...(failed !== undefined || ready === undefined || ready.message === ''
      ? []
      : [{ text: ready.message, source: 'pod', time: ready.lastTransitionTime }]),
  ];
}
