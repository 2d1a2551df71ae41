import type { ControllerReading } from '../reading.ts';
import type { Labels } from './grouped-series.ts';
import type { PageIndex } from './page-index.ts';

/** What client-go's metrics say of a queue. */
export type QueueReading = Pick<
  ControllerReading,
  'depth' | 'depthByPriority' | 'wait' | 'work' | 'longest' | 'unfinished'
> & { readonly adds: number | undefined; readonly retries: number | undefined };

/**
 * One queue of client-go or of controller-runtime, which names its metrics alike (kubernetes/kubernetes
 * staging/src/k8s.io/component-base/metrics/prometheus/workqueue/metrics.go; kubernetes-sigs/controller-runtime
 * pkg/internal/metrics/workqueue.go). Its label `priority` is "" for a queue without priorities.
 */
export function readWorkqueue(page: PageIndex, name: string): QueueReading {
  const labels: Labels = { name };
  const depths = page.series('workqueue_depth', labels);
  return {
    depth: page.sum('workqueue_depth', labels),
    depthByPriority: depths
      .filter((sample) => (sample.labels.priority ?? '') !== '')
      .map((sample) => ({ priority: sample.labels.priority ?? '', depth: sample.value }))
      .sort((a, b) => Number(b.priority) - Number(a.priority)),
    adds: page.sum('workqueue_adds_total', labels),
    retries: page.sum('workqueue_retries_total', labels),
    wait: page.histogram('workqueue_queue_duration_seconds', labels),
    work: page.histogram('workqueue_work_duration_seconds', labels),
    longest: milliseconds(page.most('workqueue_longest_running_processor_seconds', labels)),
    unfinished: milliseconds(page.sum('workqueue_unfinished_work_seconds', labels)),
  };
}

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}

/** Only what is known: a counter that does not exist is not zero. */
export function known(
  counters: Readonly<Record<string, number | undefined>>,
): Readonly<Partial<Record<keyof ControllerReading['counters'], number>>> {
  return Object.fromEntries(Object.entries(counters).filter(([, value]) => value !== undefined));
}
