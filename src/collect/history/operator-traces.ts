import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Entry } from '../../history/entry.ts';
import type { HistoryFacts } from '../../history/facts.ts';
import { logEntries } from '../../history/log-entries.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isOwnGroup } from '../../objects/own-group.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { hidesOperators } from '../../operators/hides-operators.ts';
import type { Operator } from '../../operators/model.ts';
import { servingOperators } from '../../operators/serving-operators.ts';
import { createLister } from '../list-kept.ts';
import { readOperatorInventory } from '../operator-facts.ts';
import { readEvents } from './events.ts';
import { readOperatorLogs } from './operator-logs.ts';

/** What tells of the operators that serve objects. */
export interface OperatorTraces {
  readonly leases: HistoryFacts['leases'];
  /** Events about these Leases, whole: who led before stands in them alone. */
  readonly events: readonly KubeObject[];
  readonly logs: readonly Entry[];
  readonly gaps: readonly Gap[];
}

/** Finds who serves the custom resources among objects, by which Leases they lead, and with `logs` what they say of them. */
export async function readOperatorTraces(
  objects: readonly KubeObject[],
  reader: ClusterReader,
  discovery: Discovery,
  { logs, signal }: { readonly logs: boolean; readonly signal: AbortSignal },
): Promise<OperatorTraces> {
  const custom = objects.filter(({ type }) => !isOwnGroup(type.group));
  if (custom.length === 0) return { leases: [], events: [], logs: [], gaps: [] };
  const inventory = await readOperatorInventory(reader, discovery, { signal });
  const served = new Map<Operator, KubeObject[]>();
  const sure = new Set<Operator>();
  let isHidden = false;
  for (const object of custom) {
    const plural = groupResource(object.type);
    const serving = inventory.operators.filter(({ serves }) => serves.some(({ type }) => type === plural));
    const working = servingOperators(serving, object);
    if (working.length === 0) isHidden = true;
    for (const operator of working) served.set(operator, [...(served.get(operator) ?? []), object]);
    // Of several nobody knows whose Lease matters to this object; in a log it is named.
    if (working.length === 1) for (const operator of working) sure.add(operator);
  }
  const gaps = inventory.gaps.filter((gap) => isAboutState(gap, logs) || (isHidden && hidesOperators(gap)));
  const found = [...served].flatMap(([operator, [of]]) =>
    operator.leaderElection === undefined || of === undefined || !sure.has(operator)
      ? []
      : [{ lease: operator.leaderElection.lease, of }],
  );
  const lister = createLister(reader, discovery, signal);
  const events = readEvents(
    found.map(({ lease }) => lease),
    lister,
  );
  const said = logs
    ? await Promise.all([...served].map(([operator, theirs]) => logsOf(operator, theirs, reader, gaps)))
    : [];
  return { leases: found, events: await events, logs: said.flat(), gaps: [...gaps, ...lister.gaps] };
}

async function logsOf(
  operator: Operator,
  objects: readonly KubeObject[],
  reader: ClusterReader,
  gaps: Gap[],
): Promise<Entry[]> {
  const logs = await readOperatorLogs(operator, reader, gaps);
  return objects.flatMap((object) => logEntries(object, logs));
}

/** Whether a gap hides who leads, or whose logs to read. */
function isAboutState({ subject }: Gap, logs: boolean): boolean {
  if (subject.kind !== 'list') return false;
  return subject.type.resource === 'leases' || (logs && subject.type.resource === 'pods');
}
