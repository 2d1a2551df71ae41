import { type Result, success } from '../../objects/problem.ts';
import { judgePages } from '../../queues/judge-pages.ts';
import type { ProcessReading } from '../../queues/reading.ts';
import { recentReadings } from '../../queues/watch/recent.ts';
import { shownAddress } from '../prometheus/api.ts';
import { readAddress } from './given-pages.ts';
import { type QueueWatch, WATCH_WINDOW } from './queue-watch.ts';

/** Watches an address that serves metrics; one that does not answer to begin with is a problem. */
export async function watchAddress(
  url: URL,
  options: Omit<Parameters<typeof readAddress>[1], 'times' | 'interval'>,
): Promise<Result<QueueWatch>> {
  const name = shownAddress(url);
  const read = () => readAddress(url, { ...options, times: 1, interval: 0 });
  const first = await read();
  if (!first.ok) return first;
  let readings: readonly ProcessReading[] = [];
  let ready: Awaited<ReturnType<typeof read>> | undefined = first;
  let lost = false;
  const source = { kind: 'url', url: name } as const;
  return success({
    async look() {
      const next = ready ?? (await read());
      ready = undefined;
      const now = Date.now();
      if (!next.ok) {
        const { message } = next.problem;
        const news = lost ? [] : [message];
        lost = true;
        const missing = [{ text: message, next: 'It is asked again at every look.' }];
        return { report: { items: [{ operator: undefined, processes: [], missing }], gaps: [], now }, news };
      }
      readings = recentReadings([...readings, ...next.value.readings], WATCH_WINDOW);
      const process = judgePages(source, readings);
      const processes = process === undefined ? [] : [process];
      const news = lost ? [`${name} answers again`] : [];
      lost = false;
      return { report: { items: [{ operator: undefined, processes, missing: [] }], gaps: next.value.gaps, now }, news };
    },
  });
}
