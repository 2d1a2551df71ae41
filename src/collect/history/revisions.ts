import { objectAt, stringMapAt } from '../../objects/json.ts';
import { labelSelectorText } from '../../objects/label-selector.ts';
import type { KubeObject } from '../../objects/object.ts';
import { groupResource } from '../../objects/resource-type.ts';
import type { Lister } from '../list-kept.ts';

/** What keeps the revisions of a workload (apps/v1). */
const KEEPERS: Readonly<Record<string, string>> = {
  'deployments.apps': 'replicasets',
  'statefulsets.apps': 'controllerrevisions',
  'daemonsets.apps': 'controllerrevisions',
};

/** For up to so many workloads of a namespace the server is asked for each one's revisions. */
const ONE_BY_ONE = 10;

/**
 * The ReplicaSets and ControllerRevisions that belong to workloads among objects, whole. Those that are among the objects
 * already are not read again.
 */
export async function readRevisions(objects: readonly KubeObject[], lister: Lister): Promise<readonly KubeObject[]> {
  const known = objects.filter(({ type }) => Object.values(KEEPERS).includes(type.resource));
  const owners = new Set(known.flatMap(({ metadata }) => metadata.owners.map(({ uid }) => uid)));
  const workloads = objects.filter(
    ({ type, metadata }) => Object.hasOwn(KEEPERS, groupResource(type)) && !owners.has(metadata.uid),
  );
  const groups = Map.groupBy(workloads, ({ type, metadata }) =>
    JSON.stringify([metadata.namespace, KEEPERS[groupResource(type)]]),
  );
  const lists = await Promise.all([...groups.values()].flatMap((group) => listsOf(group, lister)));
  const all = [...known, ...lists.flat()];
  return [...new Map(all.map((object) => [object.metadata.uid, object])).values()];
}

function listsOf(group: readonly KubeObject[], lister: Lister): Promise<KubeObject[]>[] {
  const [first] = group;
  const resource = first === undefined ? undefined : KEEPERS[groupResource(first.type)];
  if (first === undefined || resource === undefined) return [];
  const query = { group: 'apps', resource, namespace: first.metadata.namespace };
  const whole = (object: KubeObject) => object;
  if (group.length > ONE_BY_ONE) return [lister.list(query, whole)];
  return group.map(({ body }) => {
    // What a selector wants besides only narrows further.
    const labels = stringMapAt(objectAt(body, 'spec', 'selector'), 'matchLabels');
    return lister.list({ ...query, labelSelector: labelSelectorText(labels) }, whole);
  });
}
