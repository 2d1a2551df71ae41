import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { nodeOf } from '../../objects/pod.ts';
import { counted } from '../../objects/words.ts';
import type { Evidence } from '../finding.ts';
import type { QueryMap } from '../query.ts';
import { type CrashingContainer, crashingContainer } from './container-trouble.ts';
import { exitText } from './exit-code.ts';
import { LOG_LINES, lastWords } from './last-words.ts';
import { eventsIn, nodeNamed } from './needs.ts';

/** What the rules about containers that end have to read: they ask the same, so that it is asked once. */
export function crashNeeds(pod: KubeObject): {
  readonly node: QueryMap['object'];
  readonly events: QueryMap['list'];
  readonly log: QueryMap['log'];
} {
  const crashing = crashingContainer(pod);
  const { name, namespace = '' } = pod.metadata;
  return {
    node: nodeNamed(nodeOf(pod) ?? ''),
    events: eventsIn(namespace),
    log: {
      kind: 'log',
      namespace,
      pod: name,
      container: crashing?.container.name ?? '',
      previous: crashing?.previous ?? false,
      lines: LOG_LINES,
    },
  };
}

/** How a container ended, how often, and what it said. */
export function crashEvidence({ container, end }: CrashingContainer, log: Answer<string>, now: number): Evidence[] {
  const reason = ['', 'Error'].includes(end.reason) ? '' : `, ${end.reason}`;
  return [
    {
      text: `container ${container.name} ended with ${exitText(end.exitCode)}${reason}, restarted ${counted(container.restarts, 'time')}`,
      source: 'pod',
      time: end.finishedAt,
    },
    ...(end.message.trim() === '' ? [] : [{ text: end.message.trim(), source: 'termination message' }]),
    ...lastWords(log, now),
  ];
}
