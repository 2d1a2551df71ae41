import type { ReportedEvent } from '../../objects/event.ts';
import { stringAt } from '../../objects/json.ts';
import { nodeOf } from '../../objects/pod.ts';
import { type WaitingContainer, waitsForImage } from '../down/container-trouble.ts';
import { eventsIn, nodeNamed } from '../down/needs.ts';
import { kubeletWord } from '../down/node.ts';
import { containerSpec } from '../down/pod-parts.ts';
import { recentEvents } from '../down/probe-events.ts';
import { running, templateRemedies } from '../down/workload-words.ts';
import type { Evidence } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A container does not start before its image is there. */
export const imagePullFailing = defineRule({
  id: 'image-pull-failing',
  explains: 'pod-down',
  looksFor: 'A container whose image cannot be pulled: not there, not allowed, not reachable, or misnamed.',
  sources: ['kubernetes/kubernetes pkg/kubelet/images/types.go', 'kubernetes.io/docs/concepts/containers/images'],
  applies: ({ pod }) => waitsForImage(pod) !== undefined,
  needs: ({ pod }) => ({ node: nodeNamed(nodeOf(pod) ?? ''), events: eventsIn(pod.metadata.namespace ?? '') }),
  judge({ pod, workload, runs }, { node, events }, { now }) {
    const waiting = waitsForImage(pod);
    const certainty = kubeletWord(node);
    if (waiting === undefined || certainty === undefined) return [];
    const { container, reason } = waiting;
    const image = stringAt(containerSpec(pod, container.name), 'image') ?? container.image;
    const evidence = pullEvidence(waiting, recentEvents(pod, events, now));
    return [
      {
        kind: 'root',
        summary: `${running(pod, runs)} ${whatFails(reason, `"${image}" of its container ${container.name}`)}`,
        certainty,
        decisive: true,
        evidence,
        remedies: templateRemedies(workload, repair(evidence.map(({ text }) => text).join(' '), nodeOf(pod) ?? '')),
      },
    ];
  },
});

function whatFails(reason: string, image: string): string {
  if (reason === 'InvalidImageName') return `has an invalid image name, ${image}`;
  if (reason === 'ErrImageNeverPull') return `may not pull image ${image}, and its node does not have it`;
  return `cannot pull image ${image}`;
}

/** What the kubelet says; while it backs off older ones tell why in an event alone. */
function pullEvidence({ reason, message, container }: WaitingContainer, recent: readonly ReportedEvent[]): Evidence[] {
  const failed = recent.find((event) => event.reason === 'Failed' && event.message.startsWith('Failed to pull image'));
  const said = `container ${container.name} waits: ${reason}${message === '' ? '' : `: ${message}`}`;
  return [
    { text: said, source: 'pod' },
    ...(failed === undefined ? [] : [{ text: failed.message, source: 'event', time: failed.last }]),
  ];
}

/** Registries and runtimes say it in their own ways; the first that fits. */
function repair(said: string, node: string): string {
  const [, advice = 'Name an image that can be pulled.'] = ADVICE.find(([pattern]) => pattern.test(said)) ?? [];
  return advice.replace('its node', `Node ${node}`);
}

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/InvalidImageName/, 'Write the image as REGISTRY/REPOSITORY:TAG.'],
  [/ErrImageNeverPull/, 'Let it pull the image (imagePullPolicy: IfNotPresent), or load the image onto its node.'],
  [
    /toomanyrequests|too many requests|429/i,
    'The registry limits how often it may be asked: wait, or log in with an imagePullSecret.',
  ],
  [
    /unauthorized|authentication|access denied|denied:|forbidden|insufficient_scope|\b40[13]\b/i,
    'The registry does not let it in: correct the image, or give the pods or their ServiceAccount an imagePullSecret that it takes.',
  ],
  [
    /no such host|i\/o timeout|connection refused|connection reset|x509|TLS|deadline exceeded|no route to host/i,
    'its node does not reach the registry: repair the network, DNS or proxy, or name an image in another registry.',
  ],
  [
    /not found|manifest unknown|does not exist|unknown manifest/i,
    'The registry has no such image: name one that it has.',
  ],
];
