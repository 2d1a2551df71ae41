import { existsSync } from 'node:fs';
import type { CommandContext } from '../../cli/command.ts';
import { stateDirectory } from '../../cli/state-directory.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { clusterIdentity } from '../../collect/cluster-identity.ts';
import { type Recorded, readRecorded, recordedTypes } from '../../collect/history/recorded.ts';
import { type HistoryFacts, NO_FACTS } from '../../history/facts.ts';
import { nearest } from '../../objects/nearest.ts';
import type { KubeObject } from '../../objects/object.ts';
import { failure, type Problem, type Result, success } from '../../objects/problem.ts';
import { resolveType, type ServedTypes } from '../../objects/resolve-type.ts';
import { defaultStorePath } from '../../store/default-path.ts';
import type { StoreQuery } from '../../store/read-store.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import type { ConditionsRequest } from './request.ts';

/** What stores add to the facts of a history. */
type StoredFacts = Pick<HistoryFacts, 'recorded'> & Required<Pick<HistoryFacts, 'known' | 'covered'>>;

/** Reads what stores know of the objects that were read, and of those that are named and are no longer there. */
export async function readStores(
  { wanted, stores }: ConditionsRequest,
  objects: readonly KubeObject[],
  reader: ClusterReader,
  discovery: Discovery,
  context: CommandContext,
): Promise<StoredFacts> {
  const paths = storePaths(stores, context);
  if (paths.length === 0) return { recorded: [], known: [], covered: [] };
  const namespace = context.global.allNamespaces ? undefined : reader.defaultNamespace;
  const named =
    wanted.kind === 'named' ? wanted.targets.flatMap(({ type, name }) => query(type, name, discovery, namespace)) : [];
  const read = objects.map(({ type: { group, kind }, metadata }) => ({
    group,
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
  }));
  const { uid } = await clusterIdentity(reader);
  return told(await readRecorded(paths, distinct([...named, ...read]), uid, reader.now()), context);
}

/** What stores tell by themselves, where the cluster cannot be asked. @param problem why it cannot */
export async function storesAlone(
  { wanted, stores }: ConditionsRequest,
  problem: Problem,
  context: CommandContext,
): Promise<Result<HistoryFacts>> {
  const paths = storePaths(stores, context);
  const types = await recordedTypes(paths);
  const served: ServedTypes = { types, allVersions: types, gaps: [] };
  const namespace = context.global.allNamespaces ? undefined : context.global.connection.namespace;
  const queries =
    wanted.kind === 'named'
      ? wanted.targets.flatMap(({ type, name }) => query(type, name, served, namespace))
      : wanted.types.flatMap((type) => query(type, undefined, served, namespace));
  const recorded = told(await readRecorded(paths, distinct(queries), undefined, context.environment.now()), context);
  if (recorded.known.length === 0) return failure(problem.message, problem.next);
  context.terminal.warn(`warning: ${sanitize(problem.message)}: this is what was recorded`);
  return success({ ...NO_FACTS, ...recorded, now: context.environment.now() });
}

function told({ subjects, entries, covered, problems }: Recorded, { terminal }: CommandContext): StoredFacts {
  for (const { message } of problems) terminal.warn(`warning: ${sanitize(message)}`);
  return { recorded: entries, known: subjects, covered };
}

/** The files that are named, or the default one where there is one. */
export function storePaths(
  stores: readonly string[] | undefined,
  { environment: { env } }: CommandContext,
): readonly string[] {
  if (stores === undefined || stores.length > 0) return stores ?? [];
  const path = defaultStorePath(stateDirectory(env));
  return existsSync(path) ? [path] : [];
}

function query(
  typeName: string,
  name: string | undefined,
  served: ServedTypes,
  namespace: string | undefined,
): readonly StoreQuery[] {
  const type = resolveType(typeName, served, nearest);
  if (!type.ok) return [];
  const { group, kind, namespaced } = type.value;
  return [{ group, kind, namespace: namespaced ? namespace : undefined, name }];
}

function distinct(queries: readonly StoreQuery[]): readonly StoreQuery[] {
  return [...new Map(queries.map((one) => [JSON.stringify(one), one])).values()];
}
