import { matrixOf } from '../../metrics/prometheus/matrix.ts';
import { pagesOf } from '../../metrics/prometheus/pages.ts';
import type { Gap } from '../../objects/gap.ts';
import { stringMapAt } from '../../objects/json.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { type ScrapeTarget, seriesOf, TARGET_SELECTOR, targetName, targetsOf } from '../../queues/prometheus/target.ts';
import { readProcess, WANTED_NAMES } from '../../queues/read-process.ts';
import type { ProcessReading } from '../../queues/reading.ts';
import { askPrometheus, LONGEST_ANSWER, type PrometheusApi } from '../prometheus/api.ts';
import { prometheusTime } from '../prometheus/clock.ts';
import { leftOutGaps } from './pages.ts';

/** The time to look at, by Prometheus' own clock. */
export interface PrometheusRange {
  readonly api: PrometheusApi;
  /** Milliseconds since the epoch. */
  readonly end: number;
  /** Milliseconds. */
  readonly length: number;
}

/** A process that Prometheus scraped, and what its pages said, the oldest first. */
export interface ScrapedProcess {
  readonly target: ScrapeTarget;
  readonly readings: readonly ProcessReading[];
}

/** Readings of one process that are asked for: more of them tell no more. */
const MOST_READINGS = 120;
/** As many are asked for, and then as many where that was too much for one answer. */
const READINGS = [MOST_READINGS, 20, 2];
/** Processes that are read; an operator has a few. */
const MOST_TARGETS = 200;
/** Questions that are asked at the same time. */
const AT_ONCE = 4;

/** Finds Prometheus' clock, by which all further questions are asked. */
export async function openRange(api: PrometheusApi, length: number): Promise<Result<PrometheusRange>> {
  const time = await prometheusTime(api);
  return time.ok ? success({ api, end: time.value, length }) : time;
}

/** The processes with queues that were scraped within the range. */
export async function findTargets({ api, end, length }: PrometheusRange): Promise<Result<readonly ScrapeTarget[]>> {
  const bounds = { start: seconds(end - length), end: seconds(end) };
  const asked = await askPrometheus(api, 'series', { 'match[]': TARGET_SELECTOR, ...bounds });
  if (!asked.ok) return asked;
  if (asked.value === undefined)
    return failure(
      `Prometheus at ${api.place} has more work queues than can be listed`,
      'A shorter --range may have fewer.',
    );
  const { data } = asked.value;
  return success(targetsOf(Array.isArray(data) ? data.map((labels) => stringMapAt(labels)) : []));
}

/** What the pages of some targets said within the range. One that cannot be read is a gap. */
export async function readTargets(
  targets: readonly ScrapeTarget[],
  range: PrometheusRange,
): Promise<{ readonly processes: readonly ScrapedProcess[]; readonly gaps: readonly Gap[] }> {
  const processes: ScrapedProcess[] = [];
  const gaps: Gap[] = [];
  const gap = (from: string, message: string) =>
    gaps.push({ subject: { kind: 'page', from }, reason: 'unavailable', message });
  const next = targets.slice(0, MOST_TARGETS).values();
  const worker = async () => {
    for (const target of next) {
      const read = await readTarget(target, range);
      if (!read.ok) gap(targetName(target), read.problem.message);
      else {
        processes.push({ target, readings: read.value.readings });
        for (const warning of read.value.warnings) gap(targetName(target), warning);
        gaps.push(...read.value.readings.slice(-1).flatMap((last) => leftOutGaps(last, targetName(target))));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (targets.length > MOST_TARGETS)
    gap(`${targets.length - MOST_TARGETS} more processes`, `${MOST_TARGETS} are read at most: name an operator, or -n`);
  return { processes: processes.filter(({ readings }) => readings.length > 0), gaps };
}

/**
 * A range query, not the samples themselves: it answers so many readings whatever the interval of scrapes, and what it
 * has of one time is of one scrape. Where that is too much, as with metrics of each object, fewer readings will do.
 */
async function readTarget(
  target: ScrapeTarget,
  { api, end, length }: PrometheusRange,
): Promise<Result<{ readonly readings: readonly ProcessReading[]; readonly warnings: readonly string[] }>> {
  for (const most of READINGS) {
    const step = stepOf(length, most);
    const asked = await askPrometheus(api, 'query_range', {
      query: seriesOf(target, WANTED_NAMES),
      start: seconds(end - Math.floor(length / step) * step),
      end: seconds(end),
      step: seconds(step),
    });
    if (!asked.ok) return asked;
    if (asked.value === undefined) continue;
    const pages = pagesOf(matrixOf(asked.value.data));
    return success({ readings: pages.map(({ at, page }) => readProcess(page, at)), warnings: asked.value.warnings });
  }
  return failure(`two readings of it have more than ${LONGEST_ANSWER / 2 ** 20} MiB`);
}

/** Milliseconds between two readings: whole seconds. */
export function stepOf(length: number, most: number = MOST_READINGS): number {
  return Math.max(1, Math.ceil(length / most / 1000)) * 1000;
}

function seconds(milliseconds: number): string {
  return String(milliseconds / 1000);
}
