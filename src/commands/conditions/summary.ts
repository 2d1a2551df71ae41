import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { clusterIdentity } from '../../collect/cluster-identity.ts';
import { readRestless } from '../../collect/history/restless.ts';
import { readSummary, typesWithConditions } from '../../collect/history/summary.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { parseLabelSelector } from '../../objects/label-selector.ts';
import { nearest } from '../../objects/nearest.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { resolveType } from '../../objects/resolve-type.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { counted } from '../../objects/words.ts';
import { drawSummary } from '../../views/history/summary.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import type { ConditionsFlags } from './request.ts';
import { storePaths } from './stores.ts';

/** How far back stores are asked how often conditions changed; milliseconds. */
const DAY = 24 * 3_600_000;

/** Runs `conditions --summary`: 0 told, whatever it is, 2 no answer: also where nothing may be read. */
export async function runSummary(
  args: readonly string[],
  flags: ConditionsFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const names = args.flatMap((arg) => arg.split(',')).filter((name) => name !== '');
  const named = names.find((name) => name.includes('/'));
  if (named !== undefined)
    return failure(`--summary is of types, and ${named} is an object`, 'Leave --summary out, or name its TYPE alone.');
  const other = (['tree', 'logs', 'since', 'until', 'prometheus', 'diff', 'watch'] as const).find(
    (flag) => (flags[flag] ?? false) !== false,
  );
  if (other !== undefined) return failure(`--summary has no --${other}`, 'It tells how things stand now.');
  if (flags.output === 'html') return failure('--summary has no -o html', 'It has text, wide, json and yaml.');
  const labels = parseLabelSelector(flags.selector ?? '');
  if (!labels.ok) return labels;
  const { allNamespaces } = context.global;
  const progress = { types: 0, objects: 0 };
  let of = 0;
  const text = () =>
    `reading conditions: ${progress.types} of ${counted(of, 'type')}, ${counted(progress.objects, 'object')} …`;
  return withCluster(context, text, async ({ reader }, done) => {
    const discovery = await reader.discover();
    if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
    const types = typesOf(names, discovery.value, allNamespaces);
    if (!types.ok) return types;
    of = types.value.length;
    // A store does not know labels: of those that are asked for it tells by the uids that are read.
    const uids = flags.selector === undefined ? undefined : new Set<string>();
    const query = {
      types: types.value,
      onObject: uids === undefined ? undefined : (uid: string) => uids.add(uid),
      namespace: namespaceOf(reader, allNamespaces),
      selector: flags.selector,
      signal: context.signal,
    };
    const summary = await readSummary(reader, query, progress);
    if (context.signal.aborted) return success(2);
    const paths = storePaths(flags['no-store'] ? undefined : flags.store, context);
    const { uid: cluster } = paths.length === 0 ? { uid: undefined } : await clusterIdentity(reader);
    const { restless, problems } = await readRestless(paths, {
      cluster,
      namespace: query.namespace,
      types: new Set(types.value.map(({ group, kind }) => `${group}/${kind}`)),
      uids,
      since: reader.now() - DAY,
    });
    done();
    for (const { message } of problems) context.terminal.warn(`warning: ${sanitize(message)}`);
    const gaps = names.length === 0 ? [...discovery.value.gaps, ...summary.gaps] : summary.gaps;
    const { width, color } = context.terminal;
    await context.terminal.write(drawSummary({ ...summary, restless, gaps }, { format: flags.output, width, color }));
    // Where nothing could be read, that nothing is wrong is no answer.
    return success(summary.types.length === 0 && gaps.length > 0 ? 2 : 0);
  });
}

function typesOf(names: readonly string[], discovery: Discovery, all: boolean): Result<readonly ResourceType[]> {
  if (names.length === 0) return success(typesWithConditions(discovery, all));
  const types: ResourceType[] = [];
  for (const name of names) {
    const type = resolveType(name, discovery, nearest);
    if (!type.ok) return type;
    types.push(type.value);
  }
  return success(types);
}

function namespaceOf(reader: ClusterReader, allNamespaces: boolean): string | undefined {
  return allNamespaces ? undefined : reader.defaultNamespace;
}
