import { readPage } from '../metrics/read-page.ts';
import { judgePages } from './judge-pages.ts';
import { isWanted, readProcess } from './read-process.ts';
import type { ProcessReading } from './reading.ts';
import type { JudgedController, JudgedProcess } from './report.ts';

/** A moment, in milliseconds. */
export const NOW = Date.parse('2026-11-01T12:00:00Z');

/** What a page of text says, so many seconds after NOW. */
export function readingOf(page: string | Buffer, seconds = 0): ProcessReading {
  return readProcess(readPage(Buffer.from(page), isWanted), NOW + seconds * 1000);
}

/** Judges pages that came `interval` seconds apart. */
export function judged(pages: readonly (string | Buffer)[], interval = 10): JudgedProcess {
  const readings = pages.map((page, at) => readingOf(page, at * interval));
  const process = judgePages({ kind: 'files', paths: [] }, readings);
  if (process === undefined) throw new Error('no page');
  return process;
}

/** Its one controller. */
export function onlyController({ controllers }: JudgedProcess): JudgedController {
  const [only, ...others] = controllers;
  if (only === undefined || others.length > 0) throw new Error(`${controllers.length} controllers`);
  return only;
}

/** Figures of a controller of controller-runtime; what is left out is 0. */
export interface RuntimeFigures {
  readonly start?: number;
  readonly leads?: 0 | 1;
  readonly success?: number;
  readonly error?: number;
  readonly requeue?: number;
  readonly requeueAfter?: number;
  readonly terminal?: number;
  readonly panic?: number;
  readonly depth?: number;
  /** '' for a queue without priorities. */
  readonly priority?: string;
  readonly retries?: number;
  readonly busy?: number;
  readonly workers?: number;
  readonly longest?: number;
  /** Seconds of work of all reconciles. */
  readonly worked?: number;
  readonly writes?: number;
  readonly refused?: number;
}

/** A page as controller-runtime 0.25 prints it, of one controller `widget`, cut down to what is looked at. */
export function runtimePage(figures: RuntimeFigures): string {
  const {
    success = 0,
    error = 0,
    requeue = 0,
    requeueAfter = 0,
    terminal = 0,
    panic = 0,
    depth = 0,
    priority = '0',
  } = figures;
  const { start = NOW / 1000 - 3600, leads = 1, busy = 0, workers = 1, longest = 0, worked = 0 } = figures;
  const { retries = error - terminal + requeue + requeueAfter, writes = 0, refused = 0 } = figures;
  const all = success + error + requeue + requeueAfter;
  const of = 'controller="widget"';
  const queue = 'controller="widget",name="widget"';
  const time = 'controller_runtime_reconcile_time_seconds';
  return `# TYPE controller_runtime_active_workers gauge
controller_runtime_active_workers{${of}} ${busy}
# TYPE controller_runtime_max_concurrent_reconciles gauge
controller_runtime_max_concurrent_reconciles{${of}} ${workers}
# TYPE controller_runtime_reconcile_errors_total counter
controller_runtime_reconcile_errors_total{${of}} ${error}
# TYPE controller_runtime_reconcile_panics_total counter
controller_runtime_reconcile_panics_total{${of}} ${panic}
# TYPE controller_runtime_reconcile_total counter
controller_runtime_reconcile_total{${of},result="error"} ${error}
controller_runtime_reconcile_total{${of},result="requeue"} ${requeue}
controller_runtime_reconcile_total{${of},result="requeue_after"} ${requeueAfter}
controller_runtime_reconcile_total{${of},result="success"} ${success}
# TYPE controller_runtime_terminal_reconcile_errors_total counter
controller_runtime_terminal_reconcile_errors_total{${of}} ${terminal}
# TYPE ${time} histogram
${time}_bucket{${of},le="0.1"} ${all}
${time}_bucket{${of},le="+Inf"} ${all}
${time}_sum{${of}} ${worked}
${time}_count{${of}} ${all}
# TYPE leader_election_master_status gauge
leader_election_master_status{name="widget.example.com"} ${leads}
# TYPE process_start_time_seconds gauge
process_start_time_seconds ${start}
# TYPE rest_client_requests_total counter
rest_client_requests_total{code="200",host="h",method="PUT"} ${writes}
rest_client_requests_total{code="429",host="h",method="GET"} ${refused}
# TYPE workqueue_depth gauge
workqueue_depth{${queue},priority="${priority}"} ${depth}
# TYPE workqueue_longest_running_processor_seconds gauge
workqueue_longest_running_processor_seconds{${queue}} ${longest}
# TYPE workqueue_retries_total counter
workqueue_retries_total{${queue}} ${retries}
`;
}
