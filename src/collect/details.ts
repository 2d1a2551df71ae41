import type { ClusterReader } from '../cluster/reader.ts';
import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupResource, type ResourceType } from '../objects/resource-type.ts';

/** Below this many objects of a type they are asked for one by one: a list brings what the tree does not need. */
const LIST_FROM = 30;
/** A list is worth it when at least this share of what it brings is needed. */
const LIST_SHARE = 0.25;

/**
 * Types of Kubernetes' own that have no status to show. Types of other groups may have one. Not by ResourceType.hasStatus, which
 * must-gathers and folders of YAML do not know.
 */
const WITHOUT_STATUS: ReadonlySet<string> = new Set([
  'configmaps',
  'secrets',
  'serviceaccounts',
  'endpoints',
  'limitranges',
  'podtemplates',
  'controllerrevisions.apps',
  'endpointslices.discovery.k8s.io',
  'leases.coordination.k8s.io',
  'networkpolicies.networking.k8s.io',
  'ingressclasses.networking.k8s.io',
  'roles.rbac.authorization.k8s.io',
  'rolebindings.rbac.authorization.k8s.io',
  'clusterroles.rbac.authorization.k8s.io',
  'clusterrolebindings.rbac.authorization.k8s.io',
  'storageclasses.storage.k8s.io',
  'csidrivers.storage.k8s.io',
  'csinodes.storage.k8s.io',
  'priorityclasses.scheduling.k8s.io',
  'runtimeclasses.node.k8s.io',
  'mutatingwebhookconfigurations.admissionregistration.k8s.io',
  'validatingwebhookconfigurations.admissionregistration.k8s.io',
]);

/** Whether objects of a type can be more or less ready, so that they are worth reading whole. */
export function hasStatus(type: ResourceType): boolean {
  return !WITHOUT_STATUS.has(groupResource(type));
}

/** Objects read whole, and what could not be. */
export interface Details {
  readonly objects: readonly KubeObject[];
  readonly gaps: readonly Gap[];
}

/**
 * Reads objects whole that are known by their metadata: one by one, or by one list (of their namespace, where all are in
 * one) where many of a type are wanted and `seen` (how many of a type a sweep met) says that the list brings little else.
 * An object that is gone meanwhile is left as it was.
 */
export async function readDetails(
  objects: readonly KubeObject[],
  seen: ReadonlyMap<string, number>,
  reader: ClusterReader,
): Promise<Details> {
  const whole: KubeObject[] = [];
  const gaps: Gap[] = [];
  const readGroup = async (group: readonly KubeObject[]): Promise<void> => {
    const [first] = group;
    if (first === undefined) return;
    const { type } = first;
    const namespaces = new Set(group.map(({ metadata }) => metadata.namespace));
    const namespace = namespaces.size === 1 ? first.metadata.namespace : undefined;
    const total = seen.get(groupResource(type)) ?? Number.POSITIVE_INFINITY;
    if (group.length < LIST_FROM || group.length < total * LIST_SHARE) {
      const answers = await Promise.all(
        group.map((object) =>
          reader.get({ type, namespace: object.metadata.namespace, name: object.metadata.name, detail: 'whole' }),
        ),
      );
      for (const answer of answers) {
        if (answer.ok) whole.push(answer.value);
        else if (answer.gap.reason !== 'not-found') gaps.push(answer.gap);
      }
      return;
    }
    const wanted = new Set(group.map((object) => object.metadata.uid));
    for await (const page of reader.list({ type, namespace, detail: 'whole' })) {
      if (page.ok) whole.push(...page.value.objects.filter((object) => wanted.has(object.metadata.uid)));
      else gaps.push(page.gap);
    }
  };
  const groups = Map.groupBy(objects, ({ type }) => groupResource(type));
  await Promise.all([...groups.values()].map(readGroup));
  return { objects: whole, gaps };
}
