import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { HistoryFacts } from '../../history/facts.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { distinctGaps } from '../distinct-gaps.ts';
import { createLister } from '../list-kept.ts';
import { readEvents } from './events.ts';
import { readOperatorTraces } from './operator-traces.ts';
import { readReleases } from './releases.ts';
import { readRevisions } from './revisions.ts';

/** How to read. */
export interface HistoryOptions {
  /** Logs of operators, too. */
  readonly logs: boolean;
  /** What could not be read before. */
  readonly gaps: readonly Gap[];
  readonly signal: AbortSignal;
}

/**
 * Reads what tells of the past of objects, side by side: their Events, the revisions of workloads, the Helm releases that they
 * belong to, and who leads the operators that serve them, with what their logs say where that is asked for.
 * @param objects read whole
 */
export async function readHistory(
  objects: readonly KubeObject[],
  reader: ClusterReader,
  discovery: Discovery,
  { logs, gaps, signal }: HistoryOptions,
): Promise<HistoryFacts> {
  const lister = createLister(reader, discovery, signal);
  const [events, revisions, releases, operators] = await Promise.all([
    readEvents(objects, lister),
    readRevisions(objects, lister),
    readReleases(objects, lister),
    readOperatorTraces(objects, reader, discovery, { logs, signal }),
  ]);
  return {
    objects,
    events: [...events, ...operators.events],
    revisions,
    releases,
    leases: operators.leases,
    logs: operators.logs,
    recorded: [],
    measured: [],
    gaps: distinctGaps([...gaps, ...lister.gaps, ...operators.gaps]),
    now: reader.now(),
  };
}
