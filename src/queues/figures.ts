import { quantile } from '../metrics/histogram.ts';
import type { ControllerRates } from './rates.ts';
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

/** Within what 99 % of all reconciles since the process began have ended, in milliseconds; undefined where too few have. */
export function usualWork({ now: { work } }: ControllerRates): number | undefined {
  if (work === undefined || work.count < 20) return undefined;
  const found = quantile(work, 0.99);
  return found === undefined || !Number.isFinite(found.to) ? undefined : found.to * 1000;
}

/** The share of the workers' time that was spent on reconciles that have ended; undefined where it is not measured. */
export function utilisation({ work, now: { workers }, seconds }: ControllerRates): number | undefined {
  return work === undefined || workers === undefined || workers <= 0 || seconds <= 0
    ? undefined
    : work.sum / (seconds * workers);
}
