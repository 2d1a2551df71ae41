import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { eventNamespace } from '../../objects/event.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { processOf } from '../../operators/acting-pods.ts';
import type { Operator } from '../../operators/model.ts';
import { controllerOfKind, usualDelay } from '../../queues/object/delay.ts';
import type { ObjectFacts } from '../../queues/object/object-queue.ts';
import { retrierOf } from '../../queues/object/retrier.ts';
import { createLister } from '../list-kept.ts';
import type { TokenSource } from './endpoint-token.ts';
import { findSubjects } from './live-subjects.ts';
import { readServing } from './serving-subject.ts';

/** How to read. */
export interface ObjectFactsOptions {
  readonly tokens: TokenSource;
  readonly signal: AbortSignal;
}

/** What was read about one object. */
export interface FoundObjectFacts {
  readonly facts: ObjectFacts;
  /** Who works on it; undefined where no operator is known. */
  readonly operator: Operator | undefined;
  readonly gaps: readonly Gap[];
}

/**
 * Reads what tells of attempts at an object: who serves its type, the logs of the pods that are at work, their metrics,
 * and the Events about it.
 * @param object read whole
 */
export async function readObjectFacts(
  object: KubeObject,
  reader: ClusterReader,
  discovery: Discovery,
  { tokens, signal }: ObjectFactsOptions,
): Promise<FoundObjectFacts> {
  const gaps: Gap[] = [];
  const lister = createLister(reader, discovery, signal);
  const events = lister.list({ group: '', resource: 'events', namespace: eventNamespace(object) }, (event) => event);
  const found = await findSubjects(reader, discovery, {
    target: groupResource(object.type),
    namespace: undefined,
    signal,
  });
  gaps.push(...(found.ok ? found.value.gaps : found.gaps));
  // What happens while logs are being read may be missing from them.
  const now = reader.now();
  const { subject, logs, readings, unread } = await readServing(found.ok ? found.value.subjects : [], object, reader, {
    tokens,
    signal,
  });
  gaps.push(...unread);
  const pods = subject?.pods ?? [];
  const operator = subject?.operator;
  const { kind } = object.type;
  const controllers = readings.flatMap((reading) => controllerOfKind(kind, reading) ?? []);
  const { name, namespace } = object.metadata;
  const facts: ObjectFacts = {
    object,
    retrier: retrierOf({ object, framework: operator?.framework, readings, logs }),
    counting: countingSince(operator, pods),
    logs,
    events: await events,
    named: controllers
      .flatMap(({ failing }) => failing)
      .find((one) => one.isOpen && one.name === name && one.namespace === namespace),
    delay: controllers.map(usualDelay).find((delay) => delay !== undefined),
    workers: controllers,
    withoutProcess: operator?.workload !== undefined && pods.length === 0 && !subject?.unread?.has('pods'),
    hasPriorities: controllers.some(({ depthByPriority }) => depthByPriority.length > 0),
    managers: operator?.managers ?? [],
    now,
  };
  return { facts, operator, gaps: [...gaps, ...lister.gaps] };
}

/** Failures are counted in the memory of the process that leads. */
function countingSince(operator: Operator | undefined, pods: readonly KubeObject[]): ObjectFacts['counting'] {
  const started = pods.flatMap((pod) => {
    const since = processOf(pod)?.startedAt;
    return since === undefined ? [] : [{ since, why: `the process of pod ${pod.metadata.name} began to count` }];
  });
  const [process] = started.toSorted((a, b) => a.since - b.since);
  const election = operator?.leaderElection;
  const leads = pods.some(({ metadata }) => metadata.uid === election?.pod?.metadata.uid);
  const acquired = leads && election?.expired === false ? election.acquireTime : undefined;
  if (acquired === undefined || acquired <= (process?.since ?? 0)) return process;
  return { since: acquired, why: `pod ${election?.pod?.metadata.name ?? ''} became the leader, and began to count` };
}
