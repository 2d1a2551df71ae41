import { quantile } from '../../metrics/histogram.ts';
import type { Histogram } from '../../metrics/page.ts';
import { ended } from '../../queues/figures.ts';
import type { Judgement } from '../../queues/judgement.ts';
import type { Counter } from '../../queues/reading.ts';
import type { JudgedController, JudgedProcess, PageSource, QueueReport } from '../../queues/report.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';

/** `-o json|yaml` of `queue`. Times are seconds, moments RFC 3339. */
export interface QueueReportDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'QueueReport';
  readonly items: readonly {
    readonly operator?: { readonly namespace: string; readonly name: string; readonly framework: string };
    readonly processes: readonly ProcessDocument[];
    readonly missing: readonly MissingDocument[];
  }[];
  readonly gaps: readonly GapDocument[];
}

/** One process. */
export interface ProcessDocument {
  readonly source: PageSource;
  readonly role: JudgedProcess['role'];
  /** When the last page came. */
  readonly time: string;
  /** Between the first page and the last. */
  readonly windowSeconds: number;
  readonly startTime?: string;
  readonly restarts: number;
  /** Requests to the API server in the window, by status code. */
  readonly requests: Readonly<Record<string, number>>;
  readonly webhooks: readonly {
    readonly name: string;
    readonly requests: number;
    readonly failures: number;
    readonly latency?: QuantilesDocument;
  }[];
  readonly judgements: readonly JudgementDocument[];
  readonly controllers: readonly ControllerDocument[];
}

/** One controller. */
export interface ControllerDocument {
  readonly name: string;
  readonly framework: string;
  /** Ready objects; those that wait out a back-off or a timer are in no metric. */
  readonly depth?: number;
  readonly depthByPriority?: readonly { readonly priority: string; readonly depth: number }[];
  /** Reconciles that ended in the window. */
  readonly reconciles: number;
  /** What was counted in the window, and since the process began. */
  readonly counts: Readonly<Partial<Record<Counter, number>>>;
  readonly totals: Readonly<Partial<Record<Counter, number>>>;
  readonly wait?: QuantilesDocument;
  readonly work?: QuantilesDocument;
  readonly busyWorkers?: number;
  readonly workers?: number;
  readonly longestSeconds?: number;
  readonly unfinishedSeconds?: number;
  readonly failingObjects?: readonly {
    readonly namespace?: string;
    readonly name: string;
    readonly retry: number;
    readonly last: boolean;
  }[];
  readonly judgements: readonly JudgementDocument[];
}

/** Quantiles of one histogram: the value lies over `from` and up to `to`; `estimate` is interpolated. No `to`: no limit is known. */
export interface QuantilesDocument {
  readonly count: number;
  readonly sumSeconds: number;
  readonly p50?: QuantileDocument;
  readonly p90?: QuantileDocument;
  readonly p99?: QuantileDocument;
}

/** Seconds. */
export interface QuantileDocument {
  readonly from: number;
  readonly to?: number;
  readonly estimate: number;
}

/** One judgement; `estimate` says how it was obtained where it is one. */
export type JudgementDocument = Judgement;

/** Why there is nothing, or less than there could be, to say; `bad` where that is a trouble in itself. */
export interface MissingDocument {
  readonly text: string;
  readonly next?: string;
  readonly level?: 'bad';
}

/** The report for programs. */
export function queueDocument({ items, gaps }: QueueReport): QueueReportDocument {
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'QueueReport',
    items: items.map(({ operator, processes, missing }) => ({
      ...(operator === undefined ? {} : { operator }),
      processes: processes.map(processDocument),
      missing: missing.map(({ text, next, level }) => ({
        text,
        ...(next === undefined ? {} : { next }),
        ...(level === undefined ? {} : { level }),
      })),
    })),
    gaps: gaps.map(gapDocument),
  };
}

function processDocument({ source, role, rates, controllers, judgements }: JudgedProcess): ProcessDocument {
  const { now, seconds, restarts, requests, webhooks } = rates;
  return {
    source,
    role,
    time: new Date(now.at).toISOString(),
    windowSeconds: seconds,
    ...(now.startTime === undefined ? {} : { startTime: new Date(now.startTime).toISOString() }),
    restarts,
    requests,
    webhooks: webhooks.map(({ latency, ...webhook }) => ({
      ...webhook,
      ...named('latency', quantilesDocument(latency)),
    })),
    judgements,
    controllers: controllers.map(controllerDocument),
  };
}

function controllerDocument({ rates, judgements }: JudgedController): ControllerDocument {
  const { now, counts, wait, work } = rates;
  const failing = now.failing.filter(({ isOpen }) => isOpen);
  return {
    name: now.name,
    framework: now.framework,
    ...named('depth', now.depth),
    ...(now.depthByPriority.length === 0 ? {} : { depthByPriority: now.depthByPriority }),
    reconciles: ended(rates),
    counts,
    totals: now.counters,
    ...named('wait', quantilesDocument(wait)),
    ...named('work', quantilesDocument(work)),
    ...named('busyWorkers', now.busy),
    ...named('workers', now.workers),
    ...named('longestSeconds', seconds(now.longest)),
    ...named('unfinishedSeconds', seconds(now.unfinished)),
    ...(failing.length === 0
      ? {}
      : {
          failingObjects: failing.map(({ namespace, name, retry, last }) => ({
            ...named('namespace', namespace),
            name,
            retry,
            last,
          })),
        }),
    judgements,
  };
}

function quantilesDocument(histogram: Histogram | undefined): QuantilesDocument | undefined {
  if (histogram === undefined || histogram.count === 0) return undefined;
  const at = (q: number) => {
    const found = quantile(histogram, q);
    if (found === undefined) return undefined;
    const { from, to, estimate } = found;
    return { from, ...(Number.isFinite(to) ? { to } : {}), estimate };
  };
  return {
    count: histogram.count,
    sumSeconds: histogram.sum,
    ...named('p50', at(0.5)),
    ...named('p90', at(0.9)),
    ...named('p99', at(0.99)),
  };
}

function seconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}

/** A key that is left out where it has no value. */
function named<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>>;
function named(key: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [key]: value };
}
