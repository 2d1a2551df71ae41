import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { findSubjects } from '../../collect/queues/live-subjects.ts';
import type { QueueWatch } from '../../collect/queues/queue-watch.ts';
import { ClusterWatch } from '../../collect/queues/watch-cluster.ts';
import { failure, type Result } from '../../objects/problem.ts';
import { type ClusterRequest, findWhom } from './from-cluster.ts';
import { askingTokens } from './tokens.ts';

/** Watches the queues of one operator, of all, or of a pod, as long as `show` goes on. */
export function watchFromCluster(
  request: ClusterRequest,
  context: CommandContext,
  show: (watch: QueueWatch) => Promise<Result<ExitCode>>,
): Promise<Result<ExitCode>> {
  let doing = 'looking for operators …';
  return withCluster(
    context,
    () => doing,
    async ({ reader }, done) => {
      if (reader.source.kind === 'capture')
        return failure('a capture does not change', 'Leave --watch out, or watch the live cluster.');
      const whom = await findWhom(reader, request, context);
      if (!whom.ok) return whom;
      const { discovery, query, found } = whom.value;
      doing = 'looking for their metrics …';
      const tokens = askingTokens(request.credentials, reader, context);
      const { interval } = request;
      const search = () => findSubjects(reader, discovery, query);
      const watch = new ClusterWatch(reader, discovery, found, { search, tokens, interval, signal: context.signal });
      await watch.open();
      tokens.askNoMore();
      done();
      return show(watch);
    },
  );
}
