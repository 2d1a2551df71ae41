import type { ClusterReader } from '../cluster/reader.ts';
import { type Result, success } from '../objects/problem.ts';
import type { CommandContext } from './command.ts';

/** The reader that the global flags ask for: a capture with `--from`, else the live cluster. Loads only what it needs. */
export async function openReader(context: CommandContext): Promise<Result<ClusterReader>> {
  const { from, connection } = context.global;
  if (from !== undefined) {
    const { openCapture } = await import('../cluster/capture/open.ts');
    return openCapture(from, { ...context.environment, namespace: connection.namespace });
  }
  const { resolveTarget } = await import('../cluster/live/credentials/resolve-target.ts');
  const target = await resolveTarget(connection, context.environment);
  if (!target.ok) return target;
  // A plugin that fails, or a login that has ended, is told in its own words before anything is asked of the cluster.
  const [credentials, { openLiveReader }] = await Promise.all([
    target.value.credentials(),
    import('../cluster/live/open-live-reader.ts'),
  ]);
  if (!credentials.ok) return credentials;
  return success(openLiveReader(target.value, context.environment));
}
