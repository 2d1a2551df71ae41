import type { ControllerReading } from '../reading.ts';
import { openReconciles } from './josdk-gauges.ts';
import type { PageIndex } from './page-index.ts';
import { known } from './workqueue.ts';

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
        reconciles: page.sum('reconciliations_started_total', labels),
        success: page.sum('reconciliations_success_total', labels),
        error: page.sum('reconciliations_failure_total', labels),
        retries: page.sum('reconciliations_retries_total', labels),
        adds: page.sum('events_received_total', labels),
      }),
      wait: undefined,
      work: page.histogram('reconciliations_execution_duration_seconds', labels),
      workers: undefined,
      longest: undefined,
      unfinished: undefined,
      objects: page.sum('custom_resources', labels),
      failing: [],
    };
  });
}
