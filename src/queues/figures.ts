import { quantile } from '../metrics/histogram.ts';
import type { ControllerRates, ProcessRates } from './rates.ts';
import type { ControllerReading, Counter } from './reading.ts';

/** How much a counter grew; one that is not there did not. */
export function grew({ counts }: ControllerRates, counter: Counter): number {
  return counts[counter] ?? 0;
}

/** What a counter has come to since the process began. */
export function total({ now }: ControllerRates, counter: Counter): number {
  return now.counters[counter] ?? 0;
}

/** Reconciles that have ended meanwhile. JOSDK's second metrics count their beginnings. */
export function ended(rates: ControllerRates): number {
  const { framework } = rates.now;
  return framework === 'josdk' ? grew(rates, 'success') + grew(rates, 'error') : grew(rates, 'reconciles');
}

/**
 * Whether a controller of JOSDK hears of events and reconciles nothing: those of a replica that is not elected watch from
 * the start, and reconcile when it is (operator-framework/java-operator-sdk …/operator/LeaderElectionManager.java). Its
 * counters of reconciles come up with the first one.
 */
export function hasNotBegun({ framework, counters, busy = 0, depth = 0 }: ControllerReading): boolean {
  return (
    framework === 'josdk' &&
    (counters.adds ?? 0) > 0 &&
    counters.reconciles === undefined &&
    (counters.retries ?? 0) === 0 &&
    busy === 0 &&
    depth === 0
  );
}

/** How long a controller's reconciles take, since its process began, in milliseconds. */
export interface UsualWork {
  /** 99 % of them end within this. */
  readonly most: number;
  /** Where too few ended, or more than 1 % took longer than all buckets, it is a guess from their mean. */
  readonly known: boolean;
}

/** Of so few nothing is usual. */
const FEW = 20;
/** What is guessed to be usual is so many times the mean. */
const MEANS = 4;

/** What takes so many times as long as most of what is usual is unusual. */
export const UNUSUAL = 3;

/** What is usual for a controller; undefined where nothing ended yet. */
export function usualWork({
  now: { work },
}: {
  readonly now: Partial<Pick<ControllerReading, 'work'>>;
}): UsualWork | undefined {
  if (work === undefined || work.count === 0) return undefined;
  const found = work.count < FEW ? undefined : quantile(work, 0.99);
  if (found !== undefined && Number.isFinite(found.to)) return { most: found.to * 1000, known: true };
  const mean = (work.sum / work.count) * 1000;
  return { most: Math.max(MEANS * mean, (found?.from ?? 0) * 1000), known: false };
}

/** Reconciles of all controllers of a process that have ended meanwhile. */
export function endedOfAll({ controllers }: Pick<ProcessRates, 'controllers'>): number {
  return controllers.reduce((sum, rates) => sum + ended(rates), 0);
}

/** The share of the workers' time that was spent on reconciles that have ended; undefined where it is not measured. */
export function utilisation({ work, now: { workers }, seconds }: ControllerRates): number | undefined {
  return work === undefined || workers === undefined || workers <= 0 || seconds <= 0
    ? undefined
    : work.sum / (seconds * workers);
}

/** Seconds that a run of JOSDK counts as at work beyond what it takes: until a thread takes it, and until its end is dealt with. */
const OVERHEAD = 0.05;

/**
 * How many of the runs that have ended meanwhile were at work at a time, on average (Little's law); undefined where the time
 * that they took is not told.
 */
export function averageAtWork(rates: ControllerRates): number | undefined {
  const count = ended(rates);
  const spent = count === 0 ? 0 : rates.work?.sum;
  if (spent === undefined || Number.isNaN(spent) || rates.seconds <= 0) return undefined;
  return (spent + OVERHEAD * count) / rates.seconds;
}
