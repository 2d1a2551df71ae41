import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { objectsByFile, objectsByName } from '../../collect/named-objects.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { parseLabelSelector } from '../../objects/label-selector.ts';
import { nearest } from '../../objects/nearest.ts';
import type { KubeObject } from '../../objects/object.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { reportTrees, type TreeReport } from '../../ownership/report.ts';
import type { TreeOptions } from '../../ownership/tree-model.ts';
import { typeFilter } from '../../ownership/type-filter.ts';
import { collectTree } from './collect.ts';
import type { TreeRequest } from './request.ts';

/** One reading of the cluster, judged. */
export async function readTree(
  request: TreeRequest,
  reader: ClusterReader,
  context: CommandContext,
): Promise<Result<TreeReport>> {
  const cut = treeOptions(request);
  if (!cut.ok) return cut;
  const discovery = await reader.discover();
  if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
  const typo = unfittingGlob([...request.types, ...request.excludeTypes], discovery.value);
  if (typo !== undefined) return typo;
  const roots = await readRoots(request, reader, discovery.value, context);
  if (!roots.ok) return roots;
  const query = {
    roots: roots.value,
    discovery: discovery.value,
    allNamespaces: context.global.allNamespaces,
    links: request.links,
    cut: cut.value,
  };
  const { trees, ...facts } = await collectTree(query, reader, context.signal);
  return success(reportTrees(trees, { ...facts, now: reader.now() }));
}

/** A glob that no type fits is a slip, and would leave nothing, or everything, in the tree without a word. */
function unfittingGlob(globs: readonly string[], { types, gaps }: Discovery): Result<never> | undefined {
  const unfitting = globs.find((glob) => !types.some(typeFilter([glob], [])));
  if (unfitting === undefined || gaps.length > 0) return undefined;
  const [suggestion] = nearest(
    unfitting,
    types.map(({ resource }) => resource),
  );
  const question = suggestion === undefined ? '' : `Did you mean ${suggestion}? `;
  return failure(
    `no type of the cluster fits "${unfitting}"`,
    `${question}Globs take plurals, kinds, short names and plural.group, such as *.apps.`,
  );
}

type Cut = Pick<TreeOptions, 'direction' | 'depth' | 'keepsType' | 'matches'>;

function treeOptions({ direction, depth, types, excludeTypes, selector }: TreeRequest): Result<Cut> {
  const matches = selector === undefined ? success(undefined) : parseLabelSelector(selector);
  if (!matches.ok) return matches;
  const labels = matches.value;
  return success({
    direction,
    depth,
    keepsType: types.length + excludeTypes.length === 0 ? undefined : typeFilter(types, excludeTypes),
    matches: labels === undefined ? undefined : (object: KubeObject) => labels(object.metadata.labels),
  });
}

function readRoots(
  request: TreeRequest,
  reader: ClusterReader,
  discovery: Discovery,
  context: CommandContext,
): Promise<Result<KubeObject[]>> {
  if (request.file !== undefined) return objectsByFile(request.file, context.terminal.stdin, reader, discovery);
  return objectsByName(request.targets, reader, discovery, context.global.allNamespaces);
}
