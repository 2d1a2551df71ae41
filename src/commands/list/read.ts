import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader } from '../../cluster/reader.ts';
import { distinctGaps } from '../../collect/distinct-gaps.ts';
import { readOperatorFacts } from '../../collect/operator-facts.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { type Result, success } from '../../objects/problem.ts';
import { buildInventory } from '../../operators/inventory.ts';
import { type InventoryReport, reportInventory } from '../../operators/report.ts';

/**
 * Reads operators and counts their custom resources.
 * @param stuckAfter milliseconds
 */
export async function readReport(
  stuckAfter: number,
  reader: ClusterReader,
  { global, signal }: CommandContext,
): Promise<Result<InventoryReport>> {
  const discovery = await reader.discover();
  if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
  const facts = await readOperatorFacts(reader, discovery.value, { countStuckAfter: stuckAfter, signal });
  // Operators are of the whole cluster unless a namespace is named: that of the context does not count here.
  const namespace = global.allNamespaces ? undefined : global.connection.namespace;
  const report = reportInventory(buildInventory(facts), facts.tallies, { now: facts.now, namespace });
  return success({ ...report, gaps: distinctGaps(report.gaps) });
}
