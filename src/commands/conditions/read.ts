import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { withOwned } from '../../collect/history/owned-objects.ts';
import { namedObjects } from '../../collect/named-objects.ts';
import { type SelectedObjects, selectedObjects } from '../../collect/selected-objects.ts';
import type { Gap } from '../../objects/gap.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import type { ConditionsRequest, Wanted } from './request.ts';

/** Reads the objects that are asked for, whole, with what they own where that is asked for. */
export async function readWanted(
  { wanted, tree }: ConditionsRequest,
  reader: ClusterReader,
  discovery: Discovery,
  { global: { allNamespaces }, signal }: CommandContext,
): Promise<Result<SelectedObjects>> {
  const how = { allNamespaces, signal };
  const roots =
    wanted.kind === 'named'
      ? await named(wanted.targets, reader, discovery, allNamespaces)
      : await selectedObjects(wanted, reader, discovery, how);
  if (!roots.ok) return roots;
  const { objects, gaps } = roots.value;
  if (objects.length === 0) return nothing(wanted, gaps, allNamespaces ? undefined : reader.defaultNamespace);
  if (!tree) return roots;
  const owned = await withOwned(objects, reader, discovery, how);
  return success({ objects: owned.objects, gaps: [...gaps, ...owned.gaps] });
}

/** Of several objects those that can be read are told of. */
async function named(
  targets: Parameters<typeof namedObjects>[0],
  reader: ClusterReader,
  discovery: Discovery,
  allNamespaces: boolean,
): Promise<Result<SelectedObjects>> {
  const found = await namedObjects(targets, reader, discovery, allNamespaces);
  if (!found.ok) return found;
  const answers = found.value.map(({ answer }) => answer);
  return success({
    objects: answers.flatMap((answer) => (answer.ok ? [answer.value] : [])),
    gaps: answers.flatMap((answer) => (answer.ok ? [] : [answer.gap])),
  });
}

/** Nothing to tell of: it may not be read, or it is not there. */
function nothing(wanted: Wanted, [gap]: readonly Gap[], namespace: string | undefined): Result<never> {
  if (gap !== undefined) return { ok: false, problem: gapProblem(gap) };
  const types = wanted.kind === 'selected' ? wanted.types.join(', ') : 'objects';
  const labels = wanted.kind === 'selected' && wanted.selector !== undefined ? ` with labels ${wanted.selector}` : '';
  const where = namespace === undefined ? '' : ` in namespace ${namespace}`;
  return failure(`no ${types}${labels} found${where}`, 'kubectl get TYPE --show-labels lists what is there.');
}
