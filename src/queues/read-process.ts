import type { MetricsPage } from '../metrics/page.ts';
import { readClientGo } from './frameworks/client-go.ts';
import { readControllerRuntime, readWebhooks } from './frameworks/controller-runtime.ts';
import { readJosdkV1 } from './frameworks/josdk-v1.ts';
import { readJosdkV2 } from './frameworks/josdk-v2.ts';
import { indexPage, type PageIndex } from './frameworks/page-index.ts';
import type { ControllerReading, ProcessReading } from './reading.ts';

/** The families that queues are judged by begin with one of these; all others of a page need not be kept. */
const WANTED =
  '(?:controller_runtime_|workqueue_|leader_election_master_status|rest_client_(?:requests_total|rate_limiter_duration)|process_start_time_seconds|reconciliations_|custom_resources|operator_sdk_|events_received)';
const BEGINNING = new RegExp(`^${WANTED}`);

/** What the whole name of a wanted series fits, for those who ask for them. */
export const WANTED_NAMES = `${WANTED}.*`;

/** Whether a sample is one that readProcess looks at. */
export function isWanted(name: string): boolean {
  return BEGINNING.test(name);
}

/**
 * What one page says of the process that serves it.
 * @param at when the page had come, in milliseconds since the epoch
 */
export function readProcess(metrics: MetricsPage, at: number): ProcessReading {
  const page = indexPage(metrics);
  const spokenFor = [...readControllerRuntime(page), ...readJosdkV2(page), ...readJosdkV1(page)];
  const all = [...spokenFor, ...readClientGo(page, new Set(spokenFor.map(({ name }) => name)))];
  const controllers = firstByName(all);
  return {
    at,
    startTime: startTimeOf(page, at),
    leading: page
      .series('leader_election_master_status')
      .map(({ labels, value }) => ({ lease: labels.name ?? '', leads: value === 1 })),
    controllers,
    ...(controllers.length < all.length ? { leftOut: all.length - controllers.length } : {}),
    webhooks: readWebhooks(page),
    requests: requestsByCode(page),
    writes: writes(page),
    throttled: throttledOf(page),
  };
}

/** Controllers of one process that are read; the largest operators have a hundred. */
export const MOST_CONTROLLERS = 5000;

/** By name, so that the same ones are left out of each page. */
function firstByName(all: readonly ControllerReading[]): readonly ControllerReading[] {
  if (all.length <= MOST_CONTROLLERS) return all;
  return all.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name))).slice(0, MOST_CONTROLLERS);
}

const YEAR_2000 = Date.UTC(2000);
const DAY = 86_400_000;

/** The latest that can be true: no process of an operator began before 2000, or a day and more after its page came. */
function startTimeOf(page: PageIndex, at: number): number | undefined {
  return page
    .series('process_start_time_seconds')
    .map(({ value }) => value * 1000)
    .filter((time) => time >= YEAR_2000 && time <= at + DAY)
    .reduce<number | undefined>((latest, time) => Math.max(latest ?? time, time), undefined);
}

const REQUESTS = 'rest_client_requests_total';

function requestsByCode(page: PageIndex): Record<string, number> {
  const codes = page.valuesOf(REQUESTS, 'code');
  return Object.fromEntries(
    codes.flatMap((code) => {
      const count = page.sum(REQUESTS, { code });
      return count === undefined ? [] : [[code, count]];
    }),
  );
}

function writes(page: PageIndex): number | undefined {
  const methods = ['POST', 'PUT', 'PATCH', 'DELETE'];
  if (page.series(REQUESTS).length === 0) return undefined;
  return methods.reduce((sum, method) => sum + (page.sum(REQUESTS, { method }) ?? 0), 0);
}

/** Only its sum tells how long requests were held back. */
function throttledOf(page: PageIndex): ProcessReading['throttled'] {
  const waits = page.histogram('rest_client_rate_limiter_duration_seconds');
  return waits === undefined || Number.isNaN(waits.sum) ? undefined : waits;
}
