import type { ControllerReading } from '../reading.ts';
import type { Labels } from './grouped-series.ts';
import { openReconciles } from './josdk-gauges.ts';
import type { PageIndex } from './page-index.ts';
import { known } from './workqueue.ts';

const EVENTS = 'events_received_total';
const STARTED = 'reconciliations_started_total';
const RETRIES = 'reconciliations_retries_total';

/**
 * Controllers of JOSDK with MicrometerMetricsV2 (operator-framework/java-operator-sdk micrometer-support
 * …/monitoring/micrometer/MicrometerMetricsV2.java, since 5.3.0; Micrometer adds `_total` and `_seconds`). There is no
 * wait time, worker limit or age of the oldest run in them. Gauges are there from the start, counters after the first run;
 * events_received holds those of one sort alone, as Micrometer refuses series of a name with other labels.
 */
export function readJosdkV2(page: PageIndex): ControllerReading[] {
  return page.valuesOf('reconciliations_active', 'controller_name').map((name) => {
    const labels = { controller_name: name };
    const running = page.sum('reconciliations_active', labels);
    const queued = page.sum('reconciliations_queue', labels);
    return {
      name,
      framework: 'josdk',
      ...openReconciles({ running, all: queued === undefined ? undefined : queued + (running ?? 0) }),
      depthByPriority: [],
      counters: known({
        reconciles: page.sum(STARTED, labels),
        success: page.sum('reconciliations_success_total', labels),
        error: page.sum('reconciliations_failure_total', labels),
        retries: retriesOf(page, labels),
        adds: page.sum(EVENTS, labels),
      }),
      wait: undefined,
      work: page.histogram('reconciliations_execution_duration_seconds', labels),
      workers: undefined,
      longest: undefined,
      unfinished: undefined,
      objects: page.sum('custom_resources', labels),
      deleted: deletedOf(page, labels),
      failing: [],
    };
  });
}

/** Only events of objects have an action: where those of another sort are counted, nothing is known of these. */
function deletedOf(page: PageIndex, labels: Labels): number | undefined {
  if (!page.has(EVENTS, { ...labels, action: 'ADDED' })) return undefined;
  return page.has(EVENTS, { ...labels, action: 'DELETED' }) ? page.sum(EVENTS, { ...labels, action: 'DELETED' }) : 0;
}

/** The counter comes up with the first retry. */
function retriesOf(page: PageIndex, labels: Labels): number | undefined {
  const isWithout = page.has(STARTED, labels) && !page.has(RETRIES, labels);
  return isWithout ? 0 : page.sum(RETRIES, labels);
}
