import { groupResource } from '../../objects/resource-type.ts';
import { reportNodes, type TreeReport } from '../../ownership/report.ts';
import { sanitize } from '../text/sanitize.ts';

/** `-o name`: each object once as `plural.group/name`, for kubectl to take; roots first. */
export function treeNames(report: TreeReport): string {
  const names = new Map<string, string>();
  for (const { node } of reportNodes(report.roots)) {
    names.set(node.id, `${groupResource(node.object.type)}/${sanitize(node.object.metadata.name)}\n`);
  }
  return [...names.values()].join('');
}
