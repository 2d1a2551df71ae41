import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { parseTargets } from '../../cli/targets.ts';
import type { ClusterReader } from '../../cluster/reader.ts';
import { distinctGaps } from '../../collect/distinct-gaps.ts';
import { finalizedObjects } from '../../collect/finalized-objects.ts';
import { missingNamespace } from '../../collect/missing-namespace.ts';
import { objectsByName } from '../../collect/named-objects.ts';
import { nothingRead } from '../../collect/nothing-read.ts';
import { readOperatorInventory } from '../../collect/operator-facts.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { type Result, success } from '../../objects/problem.ts';
import { inWords, partOf, some } from '../../objects/words.ts';
import { finalizerUses } from '../../operators/finalizer-use.ts';
import type { FinalizerFormat } from '../../views/finalizers/formats.ts';
import type { FinalizerReport } from '../../views/finalizers/report.ts';

const USAGE = 'Name an object: kubectl operator finalizers TYPE/NAME, or none for all of the namespace.';

/** Lists finalizers: 0 they hold nothing, 1 something Terminating is held, 2 no answer. */
export async function listFinalizers(
  args: readonly string[],
  output: FinalizerFormat,
  reader: ClusterReader,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const report = await read(args, reader, context);
  if (!report.ok) return report;
  if (context.signal.aborted) return success(2);
  const { drawFinalizers } = await import('../../views/finalizers/finalizers.ts');
  const { width, color } = context.terminal;
  await context.terminal.write(drawFinalizers(report.value, { format: output, width, color }));
  return success(report.value.uses.some(({ terminating }) => terminating > 0) ? 1 : 0);
}

async function read(
  args: readonly string[],
  reader: ClusterReader,
  { global, signal }: CommandContext,
): Promise<Result<FinalizerReport>> {
  const targets = parseTargets(args, USAGE);
  if (!targets.ok) return targets;
  const discovery = await reader.discover();
  if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
  const inventory = readOperatorInventory(reader, discovery.value, { signal });
  if (targets.value.length > 0) {
    const objects = await objectsByName(targets.value, reader, discovery.value, global.allNamespaces);
    const { gaps, ...operators } = await inventory;
    if (!objects.ok) return objects;
    const uses = finalizerUses(objects.value, { ...operators, gaps });
    return success({
      uses,
      scope: some(objects.value.map(inWords)),
      named: true,
      now: reader.now(),
      gaps: distinctGaps(gaps),
    });
  }
  const namespace = global.allNamespaces ? undefined : reader.defaultNamespace;
  const swept = await finalizedObjects(reader, discovery.value, namespace, signal);
  const { gaps, ...operators } = await inventory;
  const scope = namespace === undefined ? 'the cluster' : `namespace ${namespace}`;
  const nothing = nothingRead(swept, scope);
  if (nothing !== undefined) return { ok: false, problem: nothing };
  const missing =
    namespace === undefined ? undefined : await missingNamespace(reader, discovery.value, namespace, swept.seen);
  if (missing !== undefined) return missing;
  const unseen = [...discovery.value.gaps, ...swept.gaps];
  return success({
    uses: finalizerUses(swept.objects, { ...operators, gaps }),
    scope: partOf(scope, unseen),
    named: false,
    now: reader.now(),
    gaps: distinctGaps([...unseen, ...gaps]),
  });
}
