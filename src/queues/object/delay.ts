import { quantile } from '../../metrics/histogram.ts';
import type { Histogram } from '../../metrics/page.ts';
import type { ControllerReading, ProcessReading } from '../reading.ts';

/** The controller of objects of a kind, on a page: the one that is named for it, else the only one. */
export function controllerOfKind(kind: string, reading: ProcessReading): ControllerReading | undefined {
  const { controllers } = reading;
  const name = kind.toLowerCase();
  const rest = (one: ControllerReading) => one.name.toLowerCase().slice(name.length);
  const named = controllers.filter((one) => one.name.toLowerCase().startsWith(name));
  return (
    named.find((one) => rest(one) === '') ??
    // `redis-controller`, `accountreconciler`; `rediscluster` is named for another kind.
    named.find((one) => /^(?:e?s)?(?:[^a-z]|controller|reconciler|operator|$)/.test(rest(one))) ??
    (controllers.length === 1 ? controllers[0] : undefined)
  );
}

/** What queue and run take, in 99 of 100 cases since the process began, in milliseconds; undefined where too few are known. */
export function usualDelay({ wait, work }: ControllerReading): number | undefined {
  const parts = [wait, work].map(tail);
  return parts.some((part) => part === undefined)
    ? undefined
    : parts.reduce((sum: number, part) => sum + (part ?? 0), 0);
}

function tail(histogram: Histogram | undefined): number | undefined {
  if (histogram === undefined || histogram.count < 20) return undefined;
  const found = quantile(histogram, 0.99);
  return found === undefined || !Number.isFinite(found.to) ? undefined : found.estimate * 1000;
}
