import { judgeRange } from '../../queues/judge-range.ts';
import { presentOf } from '../../queues/prometheus/present.ts';
import { targetName } from '../../queues/prometheus/target.ts';
import type { OperatorQueues } from '../../queues/report.ts';
import { operatorQueues } from './live-queues.ts';
import type { QueueSubject } from './live-subjects.ts';
import { type PrometheusRange, type ScrapedProcess, stepOf } from './prometheus.ts';

/**
 * What the processes of one operator come to, by what Prometheus kept of them.
 * @param operator undefined: of nobody known
 */
export function prometheusQueues(
  operator: QueueSubject['operator'],
  processes: readonly ScrapedProcess[],
  { api, end, length }: PrometheusRange,
): OperatorQueues {
  const { judged, missing } = presentOf(processes, { end, step: stepOf(length) });
  const found = judged.flatMap(({ target, readings }) => {
    const source = {
      kind: 'prometheus',
      url: api.place,
      series: targetName(target),
    } as const;
    return judgeRange(source, readings) ?? [];
  });
  return operatorQueues({ operator }, found, processes.length === 0 ? [NOT_SCRAPED] : missing, end);
}

const NOT_SCRAPED = {
  text: 'Prometheus has none of its metrics in this time.',
  next: 'Its Targets page tells what it scrapes; a ServiceMonitor or PodMonitor tells it to. Without --prometheus the pods are asked themselves.',
};
