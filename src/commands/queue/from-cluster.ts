import type { CommandContext } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import type { ClusterReader } from '../../cluster/reader.ts';
import { distinctGaps } from '../../collect/distinct-gaps.ts';
import { type ScrapeCredentials, type TokenSource, tokenSource } from '../../collect/queues/endpoint-token.ts';
import { judgeLive, openQueues } from '../../collect/queues/live-queues.ts';
import { findSubjects } from '../../collect/queues/live-subjects.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { type Result, success } from '../../objects/problem.ts';
import { hidesOperators } from '../../operators/hides-operators.ts';
import type { QueueReport } from '../../queues/report.ts';
import { span } from '../../queues/words.ts';

/** What is asked of a cluster. */
export interface ClusterRequest {
  readonly target: string | undefined;
  readonly credentials: ScrapeCredentials;
  /** Milliseconds. */
  readonly interval: number;
}

/** Reads the queues of one operator, of all, or of a pod, by two looks at their pages. */
export function readFromCluster(request: ClusterRequest, context: CommandContext): Promise<Result<QueueReport>> {
  const { target, interval } = request;
  const { global, signal } = context;
  let doing = 'looking for operators …';
  return withCluster(
    context,
    () => doing,
    async ({ reader }) => {
      const discovery = await reader.discover();
      if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
      const namespace = global.allNamespaces ? undefined : global.connection.namespace;
      const found = await findSubjects(reader, discovery.value, { target, namespace, signal });
      if (!found.ok) return found;
      const { subjects, gaps } = found.value;
      const hiding = subjects.length === 0 ? gaps.find(hidesOperators) : undefined;
      if (hiding !== undefined) return { ok: false, problem: gapProblem(hiding) };
      doing = 'looking for their metrics …';
      const tokens = tokensOf(request.credentials, reader, context);
      const live = await openQueues(subjects, reader, { tokens, signal });
      doing = `watching for ${span(interval)} …`;
      const items = await judgeLive(subjects, live, reader, discovery.value, { tokens, interval, signal });
      return success({ items, gaps: distinctGaps([...gaps, ...live.gaps]), now: reader.now() });
    },
  );
}

/** A person at a terminal is asked before their token is sent anywhere. */
function tokensOf(
  credentials: ScrapeCredentials,
  reader: ClusterReader,
  { terminal, signal }: CommandContext,
): TokenSource {
  const given = tokenSource(reader, credentials);
  if (credentials.kind !== 'none' || !terminal.interactive) return given;
  const own = tokenSource(reader, { kind: 'own' });
  let asked: Promise<boolean> | undefined;
  const ask = async () => /^y(?:es)?$/i.test((await terminal.ask(QUESTION, signal))?.trim() ?? '');
  return {
    forget: own.forget,
    async get() {
      asked ??= ask();
      return (await asked) ? own.get() : undefined;
    },
  };
}

const QUESTION =
  'Metrics that ask who reads them were found. Send your own token to their pods? What runs there can use it as you. [y/N] ';
