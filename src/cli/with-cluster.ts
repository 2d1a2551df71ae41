import type { Result } from '../objects/problem.ts';
import type { CommandContext } from './command.ts';
import { type Cluster, openCluster } from './open-reader.ts';

/**
 * Runs a command with the cluster that its flags ask for; connections end with it, and on Ctrl-C. The first question,
 * what types there are, is on its way while the rest of the program is loaded.
 * @param progress what is being done, shown where it takes longer than a second until `done` is called or it has ended
 */
export async function withCluster<T>(
  context: CommandContext,
  progress: string | (() => string),
  use: (cluster: Cluster, done: () => void) => Promise<Result<T>>,
): Promise<Result<T>> {
  const cluster = await openCluster(context);
  if (!cluster.ok) return cluster;
  const { reader } = cluster.value;
  const close = () => void reader.close();
  context.signal.addEventListener('abort', close, { once: true });
  void reader.discover();
  const done = context.terminal.progress(typeof progress === 'string' ? () => progress : progress);
  try {
    return await use(cluster.value, done);
  } finally {
    done();
    context.signal.removeEventListener('abort', close);
    await reader.close();
  }
}
