import type { ClusterReader } from '../cluster/reader.ts';
import type { Changes, QueryMap } from '../diagnosis/query.ts';
import { type Answer, answer, gapAnswer } from '../objects/gap.ts';
import type { ResourceType } from '../objects/resource-type.ts';

/** Watches one object for some seconds. A watch that had to begin anew tells of what it saw before and after. */
export async function watchChanges(
  reader: ClusterReader,
  type: ResourceType,
  { namespace, name, quietSeconds, seconds, enough }: QueryMap['changes'],
  signal: AbortSignal,
): Promise<Answer<Changes>> {
  if (reader.source.kind === 'capture') return answer({ watched: false, seen: [] });
  const seen: Changes['seen'][number][] = [];
  const end = new AbortController();
  const stop = () => end.abort();
  const quiet = setTimeout(() => seen.length === 0 && stop(), quietSeconds * 1000);
  const over = setTimeout(stop, seconds * 1000);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const event of reader.watch({ type, namespace, detail: 'whole' }, end.signal)) {
      if (event.kind === 'gap') return gapAnswer(event.gap);
      if (!('object' in event) || event.object.metadata.name !== name) continue;
      seen.push({ kind: event.kind, object: event.object });
      if (seen.length >= enough) break;
    }
  } finally {
    clearTimeout(quiet);
    clearTimeout(over);
    signal.removeEventListener('abort', stop);
    stop();
  }
  return answer({ watched: true, seen });
}
