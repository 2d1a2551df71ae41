import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { readHistory } from '../../collect/history/read-history.ts';
import type { HistoryFacts } from '../../history/facts.ts';
import { type Result, success } from '../../objects/problem.ts';
import { readPrometheus } from './measured.ts';
import { readWanted } from './read.ts';
import type { ConditionsRequest } from './request.ts';
import { readStores } from './stores.ts';

/** Reads all that tells of the past of the objects that are asked for: from the cluster, stores of `record`, and Prometheus. */
export async function readFacts(
  request: ConditionsRequest,
  reader: ClusterReader,
  discovery: Discovery,
  context: CommandContext,
): Promise<Result<HistoryFacts>> {
  const wanted = await readWanted(request, reader, discovery, context);
  const objects = wanted.ok ? wanted.value.objects : [];
  const recorded = await readStores(request, objects, reader, discovery, context);
  if (!wanted.ok && recorded.known.length === 0) return wanted;
  const options = { logs: request.logs, gaps: wanted.ok ? wanted.value.gaps : [], signal: context.signal };
  const [measured, read] = await Promise.all([
    readPrometheus(request, objects, reader, discovery, context),
    readHistory(objects, reader, discovery, options),
  ]);
  if (!measured.ok) return measured;
  const { entries, gaps } = measured.value;
  return success({ ...read, ...recorded, measured: entries, gaps: [...read.gaps, ...gaps] });
}
