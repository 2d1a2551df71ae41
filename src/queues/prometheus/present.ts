import type { ProcessReading } from '../reading.ts';
import { span } from '../words.ts';
import { type ScrapeTarget, targetName } from './target.ts';

interface Scraped {
  readonly target: ScrapeTarget;
  readonly readings: readonly ProcessReading[];
}

/**
 * Which of some processes are to be judged: those that are scraped to this day; where none is, those that were last. Of
 * the others it is said that they ended.
 * @param end of the range, in milliseconds since the epoch
 * @param step between readings, in milliseconds
 */
export function presentOf<S extends Scraped>(
  processes: readonly S[],
  { end, step }: { readonly end: number; readonly step: number },
): { readonly judged: readonly S[]; readonly missing: readonly { readonly text: string }[] } {
  const age = ({ readings }: S) => end - (readings.at(-1)?.at ?? 0);
  const distinct = withoutDoubles(processes);
  const youngest = distinct.reduce((least, one) => Math.min(least, age(one)), Number.POSITIVE_INFINITY);
  const current = distinct.filter((one) => age(one) <= Math.max(2 * step, youngest));
  const ended = distinct.filter((one) => age(one) > 2 * step);
  const missing = ended.map((one) => ({
    text: `${targetName(one.target)} has not been scraped for ${span(age(one))}: it ended, or cannot be reached.`,
  }));
  return { judged: current, missing };
}

/** One process can be scraped twice, by two jobs or two Prometheuses: the fuller record is enough. */
function withoutDoubles<S extends Scraped>(processes: readonly S[]): readonly S[] {
  const groups = Map.groupBy(processes, ({ target, readings }) => {
    const names = readings.at(-1)?.controllers.map(({ name }) => name) ?? [];
    const { namespace, pod, labels } = target;
    return JSON.stringify([labels.cluster, namespace, pod ?? labels.instance, labels.container, names.sort()]);
  });
  return [...groups.values()].flatMap((group) =>
    group.toSorted((a, b) => b.readings.length - a.readings.length).slice(0, 1),
  );
}
