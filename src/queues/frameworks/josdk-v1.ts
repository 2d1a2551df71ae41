import type { Sample } from '../../metrics/page.ts';
import type { ControllerReading, Counter, FailingObject } from '../reading.ts';
import { openReconciles } from './josdk-gauges.ts';
import type { PageIndex } from './page-index.ts';
import { known } from './workqueue.ts';

const RUNNING = 'operator_sdk_reconciliations_executions_';
const QUEUED = 'operator_sdk_reconciliations_queue_size_';
const STARTED = 'operator_sdk_reconciliations_started_total';
const FAILED = 'operator_sdk_reconciliations_failed_total';
const ENDED = 'operator_sdk_controllers_execution_reconcile_';
const EVENTS = 'operator_sdk_events_received_total';

/** Its cleaner takes their series away when the object is deleted; what executions come to is counted by controller. */
const PER_OBJECT: readonly Counter[] = ['retries', 'exhausted', 'adds'];

/**
 * Controllers of JOSDK with MicrometerMetrics, its first metrics (operator-framework/java-operator-sdk micrometer-support
 * …/monitoring/micrometer/MicrometerMetrics.java; deprecated since 5.3.0). The controller's name is a part of the gauges'
 * names, with _ for -; the counters of failures carry the kind alone, so that they are a controller's where the process has
 * just one. Its queue counts what runs, too, which is taken away here.
 */
export function readJosdkV1(page: PageIndex): ControllerReading[] {
  const gauges = page.names.filter((name) => name.startsWith(RUNNING)).map((name) => name.slice(RUNNING.length));
  const labelled = page.valuesOf('operator_sdk_controllers_execution_reconcile_seconds', 'controller');
  const byGauge = new Map(labelled.map((name) => [gaugeName(name), name]));
  const names = gauges.map((gauge) => byGauge.get(gauge) ?? gauge);
  return names.map((name) => {
    const labels = { controller: name };
    const open = { running: page.sum(`${RUNNING}${gaugeName(name)}`), all: page.sum(`${QUEUED}${gaugeName(name)}`) };
    const success = page.sum(`${ENDED}success_total`, labels);
    const failures = page.sum(`${ENDED}failure_total`, labels);
    // It comes up with the first failure.
    const isWithout = success !== undefined && !page.has(`${ENDED}failure_total`, labels);
    const error = isWithout ? 0 : failures;
    const isAlone = names.length === 1;
    const started = isAlone ? page.series(STARTED) : [];
    const failed = isAlone ? page.series(FAILED) : [];
    return {
      name,
      framework: 'josdk',
      ...openReconciles(open),
      depthByPriority: [],
      counters: known({
        reconciles: error === undefined ? undefined : (success ?? 0) + error,
        success,
        error,
        retries: isAlone ? total(started.filter((sample) => retryOf(sample) > 0)) : undefined,
        exhausted: isAlone ? exhausted(started, Math.max(total(failed), error ?? 0)) : undefined,
        adds: isAlone ? page.sum(EVENTS) : undefined,
      }),
      wait: undefined,
      work: page.histogram('operator_sdk_controllers_execution_reconcile_seconds', labels),
      workers: undefined,
      longest: undefined,
      unfinished: undefined,
      objects: isAlone ? objectsOf(page) : undefined,
      failing: failingObjects(started, failed),
      ...(started.some(hasName) ? { perObject: PER_OBJECT } : {}),
    };
  });
}

/** Those that came less those that went; nothing counts them as they are. */
function objectsOf(page: PageIndex): number | undefined {
  const seen = (action: string) => page.sum(EVENTS, { event: 'ResourceEvent', action });
  const added = seen('ADDED');
  return added === undefined ? undefined : Math.max(0, added - (seen('DELETED') ?? 0));
}

function total(samples: readonly Sample[]): number {
  return samples.reduce((sum, { value }) => sum + value, 0);
}

/** 0: the first try. */
function retryOf({ labels }: Sample): number {
  const number = Number(labels.reconciliations_retries_number ?? 0);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

/** `reconciliations_retries_last` is true of every ordinary run, too, whose number is 0. */
function isLast(sample: Sample): boolean {
  return sample.labels.reconciliations_retries_last === 'true' && retryOf(sample) > 0;
}

/**
 * Last attempts that failed: as many as were begun, and as there are failures for whole ladders. Up to 5.2 FAILED leaves
 * out the last failure of each ladder, which the failures of executions hold.
 */
function exhausted(started: readonly Sample[], failures: number): number {
  const last = started.filter(isLast);
  const tries = last.reduce((most, sample) => Math.max(most, retryOf(sample)), 1) + 1;
  return Math.min(total(last), Math.floor(failures / tries));
}

/** Of each object that failed the try that came furthest; only metrics that are kept per resource have names. */
function failingObjects(started: readonly Sample[], failed: readonly Sample[]): FailingObject[] {
  const triesOf = Map.groupBy(started, objectOf);
  return [...Map.groupBy(failed.filter(hasName), objectOf)].flatMap(([object, failures]): FailingObject[] => {
    const tries = triesOf.get(object) ?? [];
    const [furthest] = tries.toSorted((a, b) => retryOf(b) - retryOf(a));
    if (furthest === undefined) return [];
    const { namespace = '', name = '' } = furthest.labels;
    return [
      {
        namespace: namespace === '' ? undefined : namespace,
        name,
        retry: retryOf(furthest),
        last: isLast(furthest),
        failures: total(failures),
        isOpen: isOpen(furthest, total(failures), total(tries.filter((sample) => retryOf(sample) > 0))),
      },
    ];
  });
}

/** Up to 5.2 the failure of the last attempt is not counted: then as many failed as were retried. */
function isOpen(furthest: Sample, failures: number, retries: number): boolean {
  return failures > retries || (isLast(furthest) && failures === retries && failures === retryOf(furthest));
}

function hasName({ labels }: Sample): boolean {
  return (labels.name ?? '') !== '';
}

function objectOf({ labels }: Sample): string {
  return `${labels.namespace ?? ''}/${labels.name ?? ''}`;
}

function gaugeName(controller: string): string {
  return controller.replaceAll(/\W/g, '_');
}
