import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { nearest } from '../../objects/nearest.ts';
import type { KubeObject } from '../../objects/object.ts';
import { failure, type Problem, type Result, success } from '../../objects/problem.ts';
import { resolveType } from '../../objects/resolve-type.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { actingPods } from '../../operators/acting-pods.ts';
import { findOperator, notFound } from '../../operators/find-operator.ts';
import { buildInventory } from '../../operators/inventory.ts';
import type { EndpointFacts } from '../../operators/metrics/endpoints.ts';
import type { Operator, OperatorInventory } from '../../operators/model.ts';
import { createLister } from '../list-kept.ts';
import { readOperatorFacts } from '../operator-facts.ts';
import { readEndpointFacts, readMonitors } from './endpoint-facts.ts';

/** An operator whose queues are asked for, or one pod. */
export interface QueueSubject {
  readonly operator: Operator | undefined;
  /** Those that may be at work: the leader where it is known. */
  readonly pods: readonly KubeObject[];
  /** What tells where each of them serves its metrics, but for the pod itself. */
  readonly facts: Omit<EndpointFacts, 'pod'>;
  /** What could not be read of its namespace, so that there may be more of it than is known; absent: nothing. */
  readonly unread?: ReadonlySet<Unread>;
}

/** What tells who of an operator is at work. */
export type Unread = 'pods' | 'leases';

/** What was asked for and what could not be read on the way. */
export interface QueueSubjects {
  readonly subjects: readonly QueueSubject[];
  readonly gaps: readonly Gap[];
}

/** Whose queues are asked for; where nobody was found, why, and what could not be read on the way. */
export type FoundSubjects =
  | { readonly ok: true; readonly value: QueueSubjects }
  | { readonly ok: false; readonly problem: Problem; readonly gaps: readonly Gap[] };

/** What to look for. */
export interface SubjectQuery {
  /** An operator's name or NAMESPACE/NAME, a type, or pod/NAME; undefined: all operators. */
  readonly target: string | undefined;
  /** Where to look; undefined: everywhere, and pods in the reader's own namespace. */
  readonly namespace: string | undefined;
  readonly signal: AbortSignal;
}

/** Finds whose queues are asked for. A pod is read alone, which takes the fewest permissions. */
export async function findSubjects(
  reader: ClusterReader,
  discovery: Discovery,
  query: SubjectQuery,
): Promise<FoundSubjects> {
  const { target, namespace, signal } = query;
  const pod = /^(?:po|pods?)\/(.+)$/i.exec(target ?? '')?.[1];
  if (pod !== undefined) {
    const found = await onePod(pod, reader, discovery, query);
    return found.ok ? found : { ...found, gaps: [] };
  }
  const facts = await readOperatorFacts(reader, discovery, { signal });
  const inventory = buildInventory(facts);
  const chosen = choose(target, namespace, inventory, discovery);
  if (!chosen.ok) return { ok: false, problem: notFound(chosen.problem, target, inventory), gaps: facts.gaps };
  const lister = createLister(reader, discovery, signal);
  const monitors = await readMonitors(lister);
  const subjects = chosen.value.map((operator) => ({
    operator,
    pods: actingPods(operator),
    facts: {
      framework: operator.framework,
      workload: operator.workload?.object,
      services: facts.services.filter(({ metadata }) => metadata.namespace === operator.namespace),
      monitors,
    },
    unread: unreadOf(operator.namespace, facts.gaps),
  }));
  return { ok: true, value: { subjects, gaps: [...facts.gaps, ...lister.gaps] } };
}

function unreadOf(place: string, gaps: readonly Gap[]): ReadonlySet<Unread> {
  return new Set(
    gaps.flatMap(({ subject }): readonly Unread[] => {
      if (subject.kind === 'group') return subject.group === 'coordination.k8s.io' ? ['leases'] : [];
      if (subject.kind !== 'list' || subject.outside === place) return [];
      if (subject.namespace !== undefined && subject.namespace !== place) return [];
      return (['pods', 'leases'] as const).filter((one) => one === subject.type.resource);
    }),
  );
}

function choose(
  target: string | undefined,
  namespace: string | undefined,
  inventory: OperatorInventory,
  discovery: Discovery,
): Result<readonly Operator[]> {
  if (target === undefined)
    return success(inventory.operators.filter((one) => namespace === undefined || one.namespace === namespace));
  const named = findOperator(target, namespace, inventory);
  if (named.ok) return success([named.value]);
  const type = resolveType(target, discovery, nearest);
  if (!type.ok) return named;
  const plural = groupResource(type.value);
  const serving = inventory.operators.filter(({ serves }) => serves.some((served) => served.type === plural));
  if (serving.length > 0) return success(serving);
  return failure(`no operator that serves ${plural} was found`, 'kubectl operator list shows who serves what.');
}

async function onePod(
  name: string,
  reader: ClusterReader,
  discovery: Discovery,
  { namespace = reader.defaultNamespace, signal }: SubjectQuery,
): Promise<Result<QueueSubjects>> {
  const type = discovery.types.find(({ group, resource }) => group === '' && resource === 'pods');
  if (type === undefined) return failure('pods are not served here', 'Is it a Kubernetes cluster?');
  const pod = await reader.get({ type, namespace, name, detail: 'whole' });
  if (!pod.ok) return { ok: false, problem: gapProblem(pod.gap) };
  const lister = createLister(reader, discovery, signal);
  const facts = { framework: 'unknown', ...(await readEndpointFacts(lister, namespace)) } as const;
  return success({ subjects: [{ operator: undefined, pods: [pod.value], facts }], gaps: lister.gaps });
}
