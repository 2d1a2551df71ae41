import type { CommandContext } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { distinctGaps } from '../../collect/distinct-gaps.ts';
import type { ScrapeCredentials } from '../../collect/queues/endpoint-token.ts';
import { judgeLive, openQueues } from '../../collect/queues/live-queues.ts';
import { findSubjects, type QueueSubjects, type SubjectQuery } from '../../collect/queues/live-subjects.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { type Result, success } from '../../objects/problem.ts';
import { hidesOperators } from '../../operators/hides-operators.ts';
import type { QueueReport } from '../../queues/report.ts';
import { span } from '../../queues/words.ts';
import { askingTokens } from './tokens.ts';

/** What is asked of a cluster. */
export interface ClusterRequest {
  readonly target: string | undefined;
  readonly credentials: ScrapeCredentials;
  /** Milliseconds. */
  readonly interval: number;
}

/** Reads the queues of one operator, of all, or of a pod, by two looks at their pages. */
export function readFromCluster(request: ClusterRequest, context: CommandContext): Promise<Result<QueueReport>> {
  const { interval } = request;
  const { signal } = context;
  let doing = 'looking for operators …';
  return withCluster(
    context,
    () => doing,
    async ({ reader }) => {
      const whom = await findWhom(reader, request, context);
      if (!whom.ok) return whom;
      const { discovery, found } = whom.value;
      const { subjects, gaps } = found;
      doing = 'looking for their metrics …';
      const tokens = askingTokens(request.credentials, reader, context);
      const live = await openQueues(subjects, reader, { tokens, signal });
      doing = `watching for ${span(interval)} …`;
      const items = await judgeLive(subjects, live, reader, discovery, { tokens, interval, signal });
      return success({ items, gaps: distinctGaps([...gaps, ...live.gaps]), now: reader.now() });
    },
  );
}

/** Whose queues are asked for. */
export interface Whom {
  readonly discovery: Discovery;
  readonly query: SubjectQuery;
  readonly found: QueueSubjects;
}

/** Finds whose queues are asked for; a problem where nobody is found because something could not be read. */
export async function findWhom(
  reader: ClusterReader,
  { target }: ClusterRequest,
  { global, signal }: CommandContext,
): Promise<Result<Whom>> {
  const discovery = await reader.discover();
  if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
  const namespace = global.allNamespaces ? undefined : global.connection.namespace;
  const query = { target, namespace, signal };
  const found = await findSubjects(reader, discovery.value, query);
  if (!found.ok) return found;
  const { subjects, gaps } = found.value;
  const hiding = subjects.length === 0 ? gaps.find(hidesOperators) : undefined;
  if (hiding !== undefined) return { ok: false, problem: gapProblem(hiding) };
  return success({ discovery: discovery.value, query, found: found.value });
}
