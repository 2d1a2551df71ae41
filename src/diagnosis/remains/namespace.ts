import { type Condition, conditionsOf, findCondition } from '../../objects/condition.ts';
import { stringsAt } from '../../objects/json.ts';
import { messageStart } from '../../objects/message-start.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isTerminating } from '../deletion-age.ts';
import type { Evidence } from '../finding.ts';

/** The finalizer in a namespace's spec that the namespace controller removes when the namespace is empty. */
export const NAMESPACE_FINALIZER = 'kubernetes';

/** True for a Namespace that the namespace controller still has to empty, or to find empty. */
export function isToBeEmptied(object: KubeObject): boolean {
  return isNamespace(object) && isTerminating(object) && specFinalizers(object).includes(NAMESPACE_FINALIZER);
}

/** spec.finalizers of a Namespace, which are apart from metadata.finalizers; empty for all other objects. */
export function specFinalizers(object: KubeObject): string[] {
  return isNamespace(object) ? stringsAt(object.body, 'spec', 'finalizers') : [];
}

function isNamespace({ type }: KubeObject): boolean {
  return type.group === '' && type.kind === 'Namespace';
}

/**
 * The conditions in which the namespace controller says how far it is (kubernetes pkg/controller/namespace/deletion
 * status_condition_utils.go). They are from the end of its last look, and while pods are left they are written as if
 * nothing else was: what is left has to be listed, not believed.
 */
const CONDITIONS = [
  'NamespaceDeletionDiscoveryFailure',
  'NamespaceDeletionGroupVersionParsingFailure',
  'NamespaceDeletionContentFailure',
  'NamespaceContentRemaining',
  'NamespaceFinalizersRemaining',
] as const;

/** One of the namespace controller's conditions, where it is True. */
export function namespaceTrouble(namespace: KubeObject, type: (typeof CONDITIONS)[number]): Condition | undefined {
  const condition = findCondition(conditionsOf(namespace), type);
  return condition?.status === 'True' ? condition : undefined;
}

/** All five conditions as evidence: those that tell something with their message, the others in one line. */
export function conditionEvidence(namespace: KubeObject): Evidence[] {
  const conditions = conditionsOf(namespace);
  const found = CONDITIONS.flatMap((type) => findCondition(conditions, type) ?? []);
  const told = found
    .filter(({ status }) => status !== 'False')
    .map(({ type, status, message, lastTransitionTime }) => ({
      text: `${type} is ${status}: ${message}`,
      source: 'condition',
      time: lastTransitionTime,
    }));
  const quiet = found.filter(({ status }) => status === 'False').map(({ type }) => type);
  const missing = CONDITIONS.filter((type) => findCondition(conditions, type) === undefined);
  return [
    ...told,
    ...(quiet.length === 0 ? [] : [{ text: `False: ${quiet.join(', ')}`, source: 'conditions' }]),
    ...(missing.length === 0 ? [] : [{ text: `not set: ${missing.join(', ')}`, source: 'conditions' }]),
  ];
}

/** A group and version that the namespace controller could not discover. */
export interface FailedGroup {
  readonly group: string;
  readonly version: string;
}

/**
 * The groups that NamespaceDeletionDiscoveryFailure names: `unable to retrieve the complete list of server APIs:
 * GROUP/VERSION: REASON, …` (client-go discovery/discovery_client.go, ErrGroupDiscoveryFailed).
 */
export function failedGroups(namespace: KubeObject): FailedGroup[] {
  const { message = '' } = namespaceTrouble(namespace, 'NamespaceDeletionDiscoveryFailure') ?? {};
  const [, list = ''] = messageStart(message).split('server APIs: ');
  const named = list.matchAll(/(?:^|, )([a-z0-9.-]+)\/(v[a-z0-9]+): /g);
  const groups = [...named].map(([, group = '', version = '']) => ({ group, version }));
  return [...new Map(groups.map((each) => [`${each.group}/${each.version}`, each])).values()];
}

/** Objects of a type that the namespace controller counted at its last look. */
export interface RemainingType {
  /** `widgets.example.com`, `pods` */
  readonly type: string;
  readonly count: number;
}

/**
 * What NamespaceContentRemaining says: `Some resources are remaining: RESOURCE.GROUP has N resource instances, …`; of the
 * core group `pods. has …` (status_condition_utils.go, ProcessContentTotals).
 */
export function remainingTypes(namespace: KubeObject): RemainingType[] {
  const { message = '' } = namespaceTrouble(namespace, 'NamespaceContentRemaining') ?? {};
  const named = message.matchAll(/(?:: |, )([a-z0-9.-]+?)\.? has (\d+) resource instances/g);
  return [...named].map(([, type = '', count]) => ({ type, count: Number(count) }));
}
