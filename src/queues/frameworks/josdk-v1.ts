import type { Sample } from '../../metrics/page.ts';
import type { ControllerReading, FailingObject } from '../reading.ts';
import type { PageIndex } from './page-index.ts';
import { known } from './workqueue.ts';

const RUNNING = 'operator_sdk_reconciliations_executions_';
const QUEUED = 'operator_sdk_reconciliations_queue_size_';
const FAILED = 'operator_sdk_reconciliations_failed_total';

/**
 * Controllers of JOSDK with MicrometerMetrics, its first metrics (operator-framework/java-operator-sdk micrometer-support
 * …/monitoring/micrometer/MicrometerMetrics.java; deprecated since 5.3.0). The controller's name is a part of the gauges'
 * names, with _ for -; the counters of failures carry the kind alone, so that they are a controller's where the process has
 * just one. Its queue counts what runs, too, which is taken away here.
 */
export function readJosdkV1(page: PageIndex): ControllerReading[] {
  const gauges = page.names.filter((name) => name.startsWith(RUNNING)).map((name) => name.slice(RUNNING.length));
  const labelled = page.valuesOf('operator_sdk_controllers_execution_reconcile_seconds', 'controller');
  const names = gauges.map((gauge) => labelled.find((name) => gaugeName(name) === gauge) ?? gauge);
  return names.map((name) => {
    const labels = { controller: name };
    const running = page.sum(`${RUNNING}${gaugeName(name)}`);
    const queued = page.sum(`${QUEUED}${gaugeName(name)}`);
    const execution = (what: string) => page.sum(`operator_sdk_controllers_execution_reconcile_${what}_total`, labels);
    const success = execution('success');
    const error = execution('failure');
    const failed = names.length === 1 ? page.series(FAILED) : [];
    const exhausted = failed.filter(isLast).reduce((sum, { value }) => sum + value, 0);
    return {
      name,
      framework: 'josdk',
      depth: queued === undefined ? undefined : Math.max(0, queued - (running ?? 0)),
      depthByPriority: [],
      counters: known({
        reconciles: success === undefined && error === undefined ? undefined : (success ?? 0) + (error ?? 0),
        success,
        error: error ?? (success === undefined ? undefined : 0),
        exhausted: names.length === 1 ? exhausted : undefined,
        adds: names.length === 1 ? page.sum('operator_sdk_events_received_total') : undefined,
      }),
      wait: undefined,
      work: page.histogram('operator_sdk_controllers_execution_reconcile_seconds', labels),
      busy: running,
      workers: undefined,
      longest: undefined,
      unfinished: undefined,
      failing: failingObjects(failed),
    };
  });
}

/** `reconciliations_retries_last` is true of every ordinary run, too, whose number is 0. */
function isLast({ labels }: Sample): boolean {
  return labels.reconciliations_retries_last === 'true' && Number(labels.reconciliations_retries_number) > 0;
}

/** Of each object the try that came furthest; only metrics that are kept per resource have names. */
function failingObjects(failed: readonly Sample[]): FailingObject[] {
  const byObject = Map.groupBy(
    failed.filter(({ labels }) => (labels.name ?? '') !== ''),
    ({ labels }) => `${labels.namespace ?? ''}/${labels.name}`,
  );
  return [...byObject.values()].flatMap((tries): FailingObject[] => {
    const number = ({ labels }: Sample) => Number(labels.reconciliations_retries_number);
    const [furthest] = tries.toSorted((a, b) => number(b) - number(a));
    if (furthest === undefined) return [];
    const { namespace = '', name = '' } = furthest.labels;
    return [
      {
        namespace: namespace === '' ? undefined : namespace,
        name,
        retry: number(furthest),
        last: isLast(furthest),
        failures: tries.reduce((sum, { value }) => sum + value, 0),
      },
    ];
  });
}

function gaugeName(controller: string): string {
  return controller.replaceAll(/\W/g, '_');
}
