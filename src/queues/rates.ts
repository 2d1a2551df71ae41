import { merge, since } from '../metrics/histogram.ts';
import type { Histogram } from '../metrics/page.ts';
import { COUNTERS, type ControllerReading, type Counter, type ProcessReading, type WebhookReading } from './reading.ts';

/** What happened to one controller between the first and the last of some readings. */
export interface ControllerRates {
  /** The last reading. */
  readonly now: ControllerReading;
  /** The first one that had it; where it came up meanwhile, the last one. */
  readonly first: ControllerReading;
  /** Between those that had it, in seconds; 0 where one alone had it. */
  readonly seconds: number;
  /** By how much each counter grew. What a restarted process had counted before its last page is lost: at least so much. */
  readonly counts: Readonly<Partial<Record<Counter, number>>>;
  /** Of what happened meanwhile alone, in seconds. */
  readonly wait: Histogram | undefined;
  readonly work: Histogram | undefined;
  /** The fewest workers that were at work in any reading. */
  readonly leastBusy: number | undefined;
  /** The fewest ready objects in any reading. */
  readonly leastDepth: number | undefined;
}

/** A webhook's requests meanwhile. */
export interface WebhookRates {
  readonly name: string;
  readonly requests: number;
  readonly failures: number;
  readonly latency: Histogram | undefined;
}

/** What happened to a process between the first and the last of some readings. */
export interface ProcessRates {
  readonly now: ProcessReading;
  readonly seconds: number;
  /** Times that it began anew meanwhile, at least. */
  readonly restarts: number;
  /** Counters that went backwards though the process did not begin anew: what they say cannot be right. */
  readonly backwards: readonly string[];
  readonly controllers: readonly ControllerRates[];
  readonly webhooks: readonly WebhookRates[];
  readonly requests: Readonly<Record<string, number>>;
  readonly writes: number | undefined;
  readonly throttled: Histogram | undefined;
}

/**
 * What happened between the first and the last reading of one process. A process that began anew counts from zero, so what
 * it counted after its beginning is all that is known to have happened since.
 * @param readings in their order; one alone has no rates
 * @returns undefined for no reading at all
 */
export function ratesOf(readings: readonly ProcessReading[]): ProcessRates | undefined {
  const now = readings.at(-1);
  const [first] = readings;
  if (now === undefined || first === undefined) return undefined;
  const pairs = steps(readings);
  const restarted = pairs.filter(([before, after]) => isRestarted(before, after));
  return {
    now,
    seconds: (now.at - first.at) / 1000,
    restarts: restarted.length,
    backwards: pairs.flatMap(([before, after]) => (isRestarted(before, after) ? [] : backwards(before, after))),
    controllers: now.controllers.map((controller) => controllerRates(controller, readings)),
    webhooks: now.webhooks.map((webhook) => webhookRates(webhook, readings)),
    requests: growth(readings.map(({ requests }) => requests)),
    writes: growth(readings.map(({ writes }) => (writes === undefined ? {} : { writes }))).writes,
    throttled: grown(readings.map(({ throttled }) => throttled)),
  };
}

/** The start time is written down in different ways and can be off by a second. */
function isRestarted(before: ProcessReading, after: ProcessReading): boolean {
  if (before.startTime !== undefined && after.startTime !== undefined)
    return Math.abs(after.startTime - before.startTime) > 2000;
  return backwards(before, after).length > 0;
}

function backwards(before: ProcessReading, after: ProcessReading): string[] {
  return after.controllers.flatMap(({ name, counters }) => {
    const earlier = before.controllers.find((one) => one.name === name)?.counters ?? {};
    const fallen = COUNTERS.filter((counter) => (counters[counter] ?? 0) < (earlier[counter] ?? 0));
    return fallen.map((counter) => `${counter} of ${name}`);
  });
}

function controllerRates(now: ControllerReading, readings: readonly ProcessReading[]): ControllerRates {
  const own = readings.flatMap(({ at, controllers }) => {
    const reading = controllers.find(({ name, framework }) => name === now.name && framework === now.framework);
    return reading === undefined ? [] : [{ at, reading }];
  });
  const all = own.map(({ reading }) => reading);
  return {
    now,
    first: all[0] ?? now,
    seconds: ((own.at(-1)?.at ?? 0) - (own[0]?.at ?? 0)) / 1000,
    counts: growth(all.map(({ counters }) => counters)),
    wait: grown(all.map(({ wait }) => wait)),
    work: grown(all.map(({ work }) => work)),
    leastBusy: least(all.map(({ busy }) => busy)),
    leastDepth: least(all.map(({ depth }) => depth)),
  };
}

function webhookRates(now: WebhookReading, readings: readonly ProcessReading[]): WebhookRates {
  const own = readings.flatMap(({ webhooks }) => webhooks.filter(({ name }) => name === now.name));
  const { requests = 0, failures = 0 } = growth(own.map((one) => ({ requests: one.requests, failures: one.failures })));
  return { name: now.name, requests, failures, latency: grown(own.map(({ latency }) => latency)) };
}

/** Counters by name. */
type Counters = Readonly<Record<string, number | undefined>>;

/** How much each counter grew; one that fell began at zero again. A series that came up meanwhile was zero before. */
function growth(counters: readonly Counters[]): Record<string, number> {
  const names = new Set(counters.flatMap((each) => Object.keys(each)));
  const entries = [...names].map((name): [string, number] => {
    const values = counters.map((each) => each[name] ?? 0);
    return [name, steps(values).reduce((sum, [before, after]) => sum + (after < before ? after : after - before), 0)];
  });
  return Object.fromEntries(entries);
}

function grown(histograms: readonly (Histogram | undefined)[]): Histogram | undefined {
  const grew = steps(histograms).flatMap(([before, after]) => (after === undefined ? [] : since(after, before)));
  return merge(grew);
}

/** Each value with the one before it. */
function steps<T>(values: readonly T[]): [T, T][] {
  return values.slice(1).flatMap((after, at) => values.slice(at, at + 1).map((before): [T, T] => [before, after]));
}

function least(values: readonly (number | undefined)[]): number | undefined {
  const all = values.flatMap((value) => value ?? []);
  return all.length === 0 ? undefined : Math.min(...all);
}
