import type { Entry } from './entry.ts';
import { firstPlace } from './first-place.ts';
import { subjectKey } from './subject.ts';

/** Exact times at which Events were reported, in order, by object and reason. */
export type Reports = ReadonlyMap<string, readonly number[]>;

/** Looks for them once, for all conditions. */
export function reportsOf(entries: readonly Entry[]): Reports {
  const reports = new Map<string, number[]>();
  for (const { subject, when, what } of entries) {
    if (what.kind !== 'event') continue;
    const key = `${subjectKey(subject)} ${what.reason}`;
    const times = reports.get(key) ?? [];
    reports.set(key, times);
    if (when.earliest === when.latest) times.push(when.latest);
    // Of one that is counted since, the name tells when it was reported first; what was cut to the second tells less.
    if (what.first !== undefined && what.first % 1000 !== 0) times.push(what.first);
  }
  for (const times of reports.values()) times.sort((a, b) => a - b);
  return reports;
}

/** Operators write a status and report it at once: so long after it has changed they may take, in milliseconds. */
const REPORTED = 1000;

/**
 * Where an Event with the reason of a condition was reported while the condition may have changed: operators do both at once,
 * so that it stands right before the Event, and not before everything else of that second. What was seen is known not long
 * after it was made, so that its report can come right after that, and is the last of several.
 * @param latest when the condition has changed at the latest
 */
export function reportOf(
  { subject, when, what, sources }: Entry,
  latest: number,
  reports: Reports,
): number | undefined {
  if (what.kind !== 'condition' || what.reason === '') return undefined;
  const times = reports.get(`${subjectKey(subject)} ${what.reason}`) ?? [];
  const earliest = when.earliest ?? Number.NEGATIVE_INFINITY;
  const isSeen = sources.includes('record') || sources.includes('watch');
  const placeAfter = (moment: number) => firstPlace(times, (time) => time > moment);
  const time = times[isSeen ? placeAfter(latest + REPORTED) - 1 : placeAfter(earliest)];
  if (time === undefined || time <= earliest) return undefined;
  return isSeen ? Math.min(time, latest) : time <= latest ? time : undefined;
}
