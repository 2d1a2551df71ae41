import {
  delimited,
  doubleField,
  messageField,
  metric,
  stringField,
  varintField,
} from '../../src/metrics/protobuf/write-protobuf.fixture.ts';

/** Upper bounds of controller-runtime's reconcile_time_seconds (pkg/internal/controller/metrics/metrics.go). */
const BOUNDS = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2,
  2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60,
];
const HISTOGRAM = 'controller_runtime_reconcile_time_seconds';
const COUNTER = 'controller_runtime_reconcile_total';
const OTHER = 'example_object_ready';

/** Bounds below and above which no value is: what one controller takes is of one order. */
const [LOWEST, HIGHEST] = [8, 20];
const countBelow = (index: number, at: number): number => Math.min(Math.max(index - LOWEST, 0), HIGHEST - LOWEST) * at;

/** The name of a controller or an object, none like the other. */
const nameOf = (at: number): string => `controller-number-${at}`;

/** A page of at least this many bytes: one half histograms, a quarter counters, a quarter gauges of other names. */
export function textPage(size: number, openMetrics: boolean): Buffer {
  const counter = openMetrics ? COUNTER.replace(/_total$/, '') : COUNTER;
  const parts = [
    ...family(`# TYPE ${HISTOGRAM} histogram\n`, size / 2, (at) => histogramLines(at, openMetrics)),
    ...family(
      `# TYPE ${counter} counter\n`,
      size / 4,
      (at) => `${COUNTER}{controller="${nameOf(at)}",result="success"} ${at * 7}\n`,
    ),
    ...family(
      `# TYPE ${OTHER} gauge\n`,
      size / 4,
      (at) => `${OTHER}{namespace="some-namespace",name="${nameOf(at)}",uid="${at}"} 1\n`,
    ),
    openMetrics ? '# EOF\n' : '',
  ];
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

function family(head: string, size: number, lines: (at: number) => string): string[] {
  const parts = [head];
  for (let length = 0; length < size; length += parts.at(-1)?.length ?? 0) parts.push(lines(parts.length));
  return parts;
}

function histogramLines(at: number, openMetrics: boolean): string {
  const exemplar = openMetrics ? ' # {trace_id="4bf92f3577b34da6a3ce929d0e0e4736"} 0.004 1.7956364e+09' : '';
  const labels = `controller="${nameOf(at)}"`;
  const bucket = (bound: string, count: number) => `${HISTOGRAM}_bucket{${labels},le="${bound}"} ${count}${exemplar}\n`;
  const buckets = BOUNDS.map((bound, index) => bucket(boundText(bound, openMetrics), countBelow(index, at)));
  const total = countBelow(HIGHEST, at);
  return `${buckets.join('')}${bucket('+Inf', total)}${HISTOGRAM}_sum{${labels}} ${at / 3}\n${HISTOGRAM}_count{${labels}} ${total}\n`;
}

function boundText(bound: number, openMetrics: boolean): string {
  return openMetrics && Number.isInteger(bound) ? `${bound}.0` : `${bound}`;
}

/** The same in protobuf; its histograms are classic and native. */
export function protobufPage(size: number): Buffer {
  return Buffer.concat([
    message(HISTOGRAM, 4, size / 2, (at) => metric({ controller: nameOf(at) }, 7, ...histogramFields(at))),
    message(COUNTER, 0, size / 4, (at) =>
      metric({ controller: nameOf(at), result: 'success' }, 3, doubleField(1, at * 7)),
    ),
    message(OTHER, 1, size / 4, (at) =>
      metric({ namespace: 'some-namespace', name: nameOf(at) }, 2, doubleField(1, 1)),
    ),
  ]);
}

function message(name: string, type: number, size: number, metricOf: (at: number) => Buffer): Buffer {
  const metrics: Buffer[] = [];
  for (let length = 0; length < size; length += metrics.at(-1)?.length ?? 0)
    metrics.push(messageField(4, metricOf(metrics.length)));
  return delimited(stringField(1, name), varintField(3, type), Buffer.concat(metrics));
}

function histogramFields(at: number): Buffer[] {
  const classic = BOUNDS.map((bound, index) =>
    messageField(3, varintField(1, countBelow(index, at)), doubleField(2, bound)),
  );
  const span = messageField(12, varintField(1, 2), varintField(2, HIGHEST - LOWEST));
  const deltas = BOUNDS.slice(LOWEST, HIGHEST).map((_, index) => varintField(13, index === 0 ? 2 * at : 0));
  const total = countBelow(HIGHEST, at);
  return [
    varintField(1, total),
    doubleField(2, at / 3),
    ...classic,
    varintField(5, 6),
    doubleField(6, 1e-9),
    span,
    ...deltas,
  ];
}
