import { groupResource, type ResourceType } from '../../objects/resource-type.ts';
import type { TreeReport } from '../../ownership/report.ts';
import { preorder } from '../../ownership/walk.ts';
import { sanitize } from '../text/sanitize.ts';

/** `-o name`: each object once as `singular.group/name`, as `kubectl get -o name` prints it; roots first. */
export function treeNames(report: TreeReport): string {
  const names = new Map<string, string>();
  for (const { node } of preorder(report.roots)) {
    names.set(node.id, `${singularName(node.object.type)}/${sanitize(node.object.metadata.name)}\n`);
  }
  return [...names.values()].join('');
}

function singularName({ group, singular }: ResourceType): string {
  return groupResource({ group, resource: singular });
}
