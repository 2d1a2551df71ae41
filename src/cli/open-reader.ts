import type { ClusterReader } from '../cluster/reader.ts';
import type { ClusterWriter } from '../cluster/writer.ts';
import { type Result, success } from '../objects/problem.ts';
import type { CommandContext } from './command.ts';

/** A cluster to work with. */
export interface Cluster {
  /** Closing it ends the writer's connections, too. */
  readonly reader: ClusterReader;
  /** undefined for a capture, which nothing can be done to. */
  readonly writer: ClusterWriter | undefined;
}

/** The cluster that the global flags ask for: a capture with `--from`, else a live one. Loads only what it needs. */
export async function openCluster(context: CommandContext): Promise<Result<Cluster>> {
  const { from, connection } = context.global;
  if (from !== undefined) {
    const { openCapture } = await import('../cluster/capture/open.ts');
    const capture = await openCapture(from, { ...context.environment, namespace: connection.namespace });
    return capture.ok ? success({ reader: capture.value, writer: undefined }) : capture;
  }
  const { resolveTarget } = await import('../cluster/live/credentials/resolve-target.ts');
  const target = await resolveTarget(connection, context.environment);
  if (!target.ok) return target;
  // A plugin that fails, or a login that has ended, is told in its own words before anything is asked of the cluster.
  const [credentials, { openLiveCluster }] = await Promise.all([
    target.value.credentials(),
    import('../cluster/live/open-live-cluster.ts'),
  ]);
  if (!credentials.ok) return credentials;
  return success(openLiveCluster(target.value, context.environment));
}

/** The reader of that cluster, for commands that only look. */
export async function openReader(context: CommandContext): Promise<Result<ClusterReader>> {
  const cluster = await openCluster(context);
  return cluster.ok ? success(cluster.value.reader) : cluster;
}
