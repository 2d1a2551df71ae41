import type { ControllerReading, WebhookReading } from '../reading.ts';
import type { PageIndex } from './page-index.ts';
import { known, readWorkqueue } from './workqueue.ts';

/**
 * Controllers of controller-runtime (kubernetes-sigs/controller-runtime pkg/internal/controller/metrics/metrics.go). Their
 * series exist from the controller's start on, which is after it was elected: a process that stands by has none.
 */
export function readControllerRuntime(page: PageIndex): ControllerReading[] {
  const names = new Set([
    ...page.valuesOf('controller_runtime_max_concurrent_reconciles', 'controller'),
    ...page.valuesOf('controller_runtime_reconcile_total', 'controller'),
  ]);
  return [...names].map((name) => {
    const { adds, retries, ...queue } = readWorkqueue(page, name);
    const labels = { controller: name };
    const result = (value: string) => page.sum('controller_runtime_reconcile_total', { ...labels, result: value });
    const took = page.histogram('controller_runtime_reconcile_time_seconds', labels);
    const all = page.sum('controller_runtime_reconcile_total', labels);
    return {
      name,
      framework: 'controller-runtime',
      ...queue,
      // A priority queue has no depth before its first object.
      depth: queue.depth ?? (adds === undefined || page.has('workqueue_depth', { name }) ? undefined : 0),
      // Finer buckets, where the process has native histograms; the queue's are whole decades.
      work: took ?? queue.work,
      counters: known({
        // The histogram begins anew at times, its count too (../rates.ts).
        reconciles: took === undefined || all === undefined ? (took?.count ?? all) : Math.max(took.count, all),
        success: result('success'),
        requeue: result('requeue'),
        requeue_after: result('requeue_after'),
        error: page.has('controller_runtime_reconcile_errors_total', labels)
          ? page.sum('controller_runtime_reconcile_errors_total', labels)
          : result('error'),
        terminal: page.sum('controller_runtime_terminal_reconcile_errors_total', labels),
        panic: page.sum('controller_runtime_reconcile_panics_total', labels),
        timeout: page.sum('controller_runtime_reconcile_timeouts_total', labels),
        adds,
        retries,
      }),
      busy: page.sum('controller_runtime_active_workers', labels),
      workers: page.sum('controller_runtime_max_concurrent_reconciles', labels),
      failing: [],
    };
  });
}

/** Webhooks that a process of controller-runtime answers (pkg/webhook/internal/metrics/metrics.go). */
export function readWebhooks(page: PageIndex): WebhookReading[] {
  const name = 'controller_runtime_webhook_requests_total';
  return page.valuesOf(name, 'webhook').map((webhook) => {
    const served = page.series(name, { webhook });
    const count = (samples: typeof served) => samples.reduce((sum, { value }) => sum + value, 0);
    return {
      name: webhook,
      requests: count(served),
      failures: count(served.filter(({ labels }) => /^5\d\d$/.test(labels.code ?? ''))),
      latency: page.histogram('controller_runtime_webhook_latency_seconds', { webhook }),
    };
  });
}
