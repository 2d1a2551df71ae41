import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { HistoryFacts } from '../../history/facts.ts';
import { eventNamespace } from '../../objects/event.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { distinctGaps } from '../distinct-gaps.ts';
import { createLister } from '../list-kept.ts';

/** How to read. */
export interface HistoryOptions {
  /** Logs of operators, too. */
  readonly logs: boolean;
  /** What could not be read before. */
  readonly gaps: readonly Gap[];
  readonly signal: AbortSignal;
}

/**
 * Reads what tells of the past of objects: their Events, and what stands around them.
 * @param objects read whole
 */
export async function readHistory(
  objects: readonly KubeObject[],
  reader: ClusterReader,
  discovery: Discovery,
  { gaps, signal }: HistoryOptions,
): Promise<HistoryFacts> {
  const lister = createLister(reader, discovery, signal);
  const namespaces = [...new Set(objects.map(eventNamespace))];
  const events = await Promise.all(
    namespaces.map((namespace) => lister.list({ group: '', resource: 'events', namespace }, (event) => event)),
  );
  return {
    objects,
    events: events.flat(),
    revisions: [],
    releases: [],
    leases: [],
    logs: [],
    recorded: [],
    measured: [],
    gaps: distinctGaps([...gaps, ...lister.gaps]),
    now: reader.now(),
  };
}
