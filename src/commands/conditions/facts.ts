import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { readHistory } from '../../collect/history/read-history.ts';
import type { Subject } from '../../history/entry.ts';
import type { HistoryFacts } from '../../history/facts.ts';
import { isSame } from '../../history/subject.ts';
import { type Result, success } from '../../objects/problem.ts';
import { sanitize } from '../../views/text/sanitize.ts';
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
  if (!wanted.ok) {
    if (recorded.known.length === 0) return wanted;
    const isGone = (subject: Subject) =>
      recorded.recorded.some((entry) => entry.what.kind === 'deleted' && isSame(entry.subject, subject));
    // That it is gone a store tells; why it could not be read otherwise it does not.
    if (!recorded.known.every(isGone))
      context.terminal.warn(`warning: ${sanitize(wanted.problem.message)}: this is what was recorded`);
  }
  const options = { logs: request.logs, gaps: wanted.ok ? wanted.value.gaps : [], signal: context.signal };
  const [measured, read] = await Promise.all([
    readPrometheus(request, objects, reader, discovery, context),
    readHistory(objects, reader, discovery, options),
  ]);
  if (!measured.ok) return measured;
  const { entries, gaps } = measured.value;
  return success({ ...read, ...recorded, measured: entries, gaps: [...read.gaps, ...gaps] });
}
