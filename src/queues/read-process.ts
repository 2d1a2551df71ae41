import type { MetricsPage } from '../metrics/page.ts';
import { readClientGo } from './frameworks/client-go.ts';
import { readControllerRuntime, readWebhooks } from './frameworks/controller-runtime.ts';
import { readJosdkV1 } from './frameworks/josdk-v1.ts';
import { readJosdkV2 } from './frameworks/josdk-v2.ts';
import { indexPage, type PageIndex } from './frameworks/page-index.ts';
import type { ProcessReading } from './reading.ts';

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
  const controllers = [...readControllerRuntime(page), ...readJosdkV2(page), ...readJosdkV1(page)];
  const startTime = page.most('process_start_time_seconds');
  return {
    at,
    startTime: startTime === undefined ? undefined : startTime * 1000,
    leading: page
      .series('leader_election_master_status')
      .map(({ labels, value }) => ({ lease: labels.name ?? '', leads: value === 1 })),
    controllers: [...controllers, ...readClientGo(page, new Set(controllers.map(({ name }) => name)))],
    webhooks: readWebhooks(page),
    requests: requestsByCode(page),
    writes: writes(page),
    throttled: page.histogram('rest_client_rate_limiter_duration_seconds'),
  };
}

const REQUESTS = 'rest_client_requests_total';

function requestsByCode(page: PageIndex): Record<string, number> {
  const codes = page.valuesOf(REQUESTS, 'code');
  return Object.fromEntries(codes.map((code) => [code, page.sum(REQUESTS, { code }) ?? 0]));
}

function writes(page: PageIndex): number | undefined {
  const methods = ['POST', 'PUT', 'PATCH', 'DELETE'];
  if (page.series(REQUESTS).length === 0) return undefined;
  return methods.reduce((sum, method) => sum + (page.sum(REQUESTS, { method }) ?? 0), 0);
}
