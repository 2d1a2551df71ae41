import type { Entry, Subject } from '../entry.ts';
import type { ConditionChange } from '../happening.ts';
import type { Observation, ObservedConditions } from './observations.ts';

/**
 * Milliseconds before and after a scrape within which what it says may have been so: it begins at its time and takes its own,
 * and kube-state-metrics follows the API server by a watch.
 */
const MARGIN = 1000;

/** Scrapes that are missing in a row make a hole. */
const MISSED = 3;

/** What changed, with a range from the last scrape that said otherwise to the first that said so. */
export function measuredEntries(
  subject: Subject,
  { scrapes, conditions }: ObservedConditions,
  end: number,
): readonly Entry[] {
  const most = MISSED * usualInterval(scrapes);
  const holes = holesIn(scrapes, most, end);
  return [
    ...holes.map(
      ({ from, to }): Entry => ({
        subject,
        when: { earliest: to, latest: to },
        sources: ['prometheus'],
        what: { kind: 'hole', from, why: 'Prometheus has no samples of it' },
      }),
    ),
    ...[...conditions].flatMap(([type, observations]) => changes(subject, type, observations, scrapes, most)),
  ];
}

/** Between most scrapes; milliseconds. */
function usualInterval(scrapes: readonly number[]): number {
  const between = scrapes.slice(1).map((at, index) => at - (scrapes[index] ?? at));
  const sorted = between.filter((time) => time > 0).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
}

function holesIn(scrapes: readonly number[], most: number, end: number): readonly { from: number; to: number }[] {
  return scrapes.flatMap((from, index) => {
    const to = scrapes[index + 1] ?? end;
    return to - from > most ? [{ from, to }] : [];
  });
}

function changes(
  subject: Subject,
  type: string,
  observations: readonly Observation[],
  scrapes: readonly number[],
  most: number,
): readonly Entry[] {
  const at = new Map(observations.map((observation) => [observation.at, observation]));
  const entries: Entry[] = [];
  let before: { readonly at: number; readonly observation: Observation | undefined } | undefined;
  for (const scrape of scrapes) {
    const observation = at.get(scrape);
    if (observation !== undefined && observation.status === undefined) continue;
    const isFirst = before === undefined;
    if (isFirst && observation === undefined) {
      before = { at: scrape, observation };
      continue;
    }
    const isKnown = before !== undefined && scrape - before.at <= most;
    if (isFirst || before?.observation?.status !== observation?.status || reasonChanged(before, observation))
      entries.push({
        subject,
        when: { earliest: before === undefined ? undefined : before.at - MARGIN, latest: scrape + MARGIN },
        sources: ['prometheus'],
        what: changeOf(type, observation, isKnown ? { status: before?.observation?.status } : undefined),
      });
    before = { at: scrape, observation };
  }
  return entries;
}

function reasonChanged(
  before: { readonly observation: Observation | undefined } | undefined,
  now: Observation | undefined,
): boolean {
  return before?.observation !== undefined && now !== undefined && before.observation.reason !== now.reason;
}

function changeOf(
  type: string,
  observation: Observation | undefined,
  before: ConditionChange['before'],
): ConditionChange {
  return {
    kind: 'condition',
    type,
    status: observation?.status,
    reason: observation?.reason ?? '',
    message: observation?.isVague === true ? '0 in Prometheus, which is False or Unknown' : '',
    ...(before === undefined ? {} : { before }),
  };
}
