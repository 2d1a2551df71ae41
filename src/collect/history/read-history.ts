import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { HistoryFacts } from '../../history/facts.ts';
import { eventNamespace } from '../../objects/event.ts';
import type { KubeObject } from '../../objects/object.ts';
import { distinctGaps } from '../distinct-gaps.ts';
import { createLister } from '../list-kept.ts';

/**
 * Reads what tells of the past of objects: their Events, and what stands around them.
 * @param objects read whole
 */
export async function readHistory(
  objects: readonly KubeObject[],
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
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
    gaps: distinctGaps(lister.gaps),
    now: reader.now(),
  };
}
