import type { ClusterReader } from '../../cluster/reader.ts';
import { distinctGaps } from '../../collect/distinct-gaps.ts';
import { namedDefinitions } from '../../collect/versions/named-definitions.ts';
import { listDefinitions, readVersionFacts } from '../../collect/versions/version-facts.ts';
import { isPartial } from '../../objects/gap.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { type Result, success } from '../../objects/problem.ts';
import { judgeDefinition, type VersionsReport, worstFirst } from '../../versions/report.ts';

/** Reads and judges the CRDs that are named, or all. */
export async function readVersions(
  names: readonly string[],
  { reader, count, signal }: { readonly reader: ClusterReader; readonly count: boolean; readonly signal: AbortSignal },
): Promise<Result<VersionsReport>> {
  const discovery = await reader.discover();
  if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
  const named = names.length > 0;
  const found = named
    ? await namedDefinitions(names, reader, discovery.value)
    : success(await listDefinitions(reader, discovery.value, signal));
  if (!found.ok) return found;
  const { definitions, gaps } = found.value;
  const [gap] = gaps;
  if (definitions.length === 0 && gap !== undefined) return { ok: false, problem: gapProblem(gap) };
  const options = { everything: named, count, signal };
  const read = await readVersionFacts(definitions, reader, discovery.value, options);
  const now = reader.now();
  return success({
    definitions: worstFirst(read.facts.map((facts) => judgeDefinition(facts, now))),
    ...{ named, now },
    gaps: distinctGaps([...discovery.value.gaps.filter(isPartial), ...gaps, ...read.gaps]),
  });
}
