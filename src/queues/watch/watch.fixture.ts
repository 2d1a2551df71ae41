import { judged, type RuntimeFigures, runtimePage } from '../queues.fixture.ts';
import type { OperatorQueues, QueueReport } from '../report.ts';

/** What a look at one pod of an operator finds: a controller `widget` with figures that became others in ten seconds. */
export function operatorWith(name: string, before: RuntimeFigures, after: RuntimeFigures): OperatorQueues {
  const process = judged([runtimePage(before), runtimePage(after)]);
  const source = { namespace: 'system', pod: `${name}-0`, port: 8080, path: '/metrics', scheme: 'http' } as const;
  return {
    operator: { namespace: 'system', name, framework: 'controller-runtime' },
    processes: [{ ...process, source: { kind: 'pod', ...source, known: '' } }],
    missing: [],
  };
}

/** The report of some operators, so many seconds after the last reading. */
export function reportOf(...items: readonly OperatorQueues[]): QueueReport {
  const now = Math.max(0, ...items.flatMap(({ processes }) => processes.map(({ rates }) => rates.now.at)));
  return { items, gaps: [], now };
}
