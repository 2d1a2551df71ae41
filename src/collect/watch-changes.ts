import type { ClusterReader } from '../cluster/reader.ts';
import type { Changes, QueryMap } from '../diagnosis/query.ts';
import { type Answer, answer, type GapSubject, gapAnswer } from '../objects/gap.ts';
import type { ResourceType } from '../objects/resource-type.ts';

/** Milliseconds within which the server has to begin to watch. */
const OPENED_WITHIN = 10_000;

/**
 * Watches one object for some seconds, from when the server has begun to. A watch that had to begin anew tells of what it
 * saw before and after.
 */
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
  const timers: NodeJS.Timeout[] = [setTimeout(stop, OPENED_WITHIN)];
  let isOpen = false;
  const onOpen = () => {
    if (isOpen) return;
    isOpen = true;
    clearTimeout(timers[0]);
    timers.push(
      setTimeout(() => seen.length === 0 && stop(), quietSeconds * 1000),
      setTimeout(stop, seconds * 1000),
    );
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const event of reader.watch({ type, namespace, detail: 'whole', onOpen }, end.signal)) {
      if (event.kind === 'gap') return gapAnswer(event.gap);
      if (!('object' in event) || event.object.metadata.name !== name) continue;
      seen.push({ kind: event.kind, object: event.object });
      if (seen.length >= enough) break;
    }
  } finally {
    for (const timer of timers) clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    stop();
  }
  if (isOpen) return answer({ watched: true, seen });
  const subject: GapSubject = { kind: 'list', type, namespace };
  return gapAnswer({ subject, reason: 'timeout', message: 'the server did not begin to watch within ten seconds' });
}
