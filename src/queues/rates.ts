import type { Histogram } from '../metrics/page.ts';
import { grown, growth, type Seen } from './growth.ts';
import { type Change, changesOf, steps, TWO_PROCESSES } from './process-changes.ts';
import type { ControllerReading, Counter, ProcessReading, WebhookReading } from './reading.ts';

/** What happened to one controller between the first and the last of some readings. */
export interface ControllerRates {
  /** The last reading. */
  readonly now: ControllerReading;
  /** The first one that had it; where it came up meanwhile, the last one. */
  readonly first: ControllerReading;
  /** Between those of one process that had it, in seconds; 0 where one alone had it. */
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
  /**
   * Counters (`success of widget`) that went backwards though the process did not begin anew: what they say cannot be
   * right; and TWO_PROCESSES, where the pages are of several.
   */
  readonly backwards: readonly string[];
  readonly controllers: readonly ControllerRates[];
  readonly webhooks: readonly WebhookRates[];
  readonly requests: Readonly<Record<string, number>>;
  readonly writes: number | undefined;
  readonly throttled: Histogram | undefined;
}

/**
 * What happened between the first and the last reading of one process. A process that began anew counts from zero, so what
 * it counted after its beginning is all that is known to have happened since. Between pages of two processes nothing is
 * counted.
 * @param readings in their order; one alone has no rates
 * @returns undefined for no reading at all
 */
export function ratesOf(readings: readonly ProcessReading[]): ProcessRates | undefined {
  const now = readings.at(-1);
  const [first] = readings;
  if (now === undefined || first === undefined) return undefined;
  const changes = changesOf(readings);
  const lives = livesOf(readings, changes);
  const controllers = groupByKey(lives, (reading) => reading.controllers);
  const webhooks = groupByKey(lives, (reading) => reading.webhooks);
  const of = <T>(value: (reading: ProcessReading) => T) => lives.map((one) => ({ ...one, value: value(one.value) }));
  return {
    now,
    seconds: (now.at - first.at) / 1000,
    restarts: changes.filter(({ kind }) => kind === 'restarted').length,
    backwards: changes
      .flatMap((change) => (change.kind === 'same' ? change.backwards : []))
      .concat(othersText(changes)),
    controllers: now.controllers.map((one) => controllerRates(one, controllers.get(keyOf(one)) ?? [])),
    webhooks: now.webhooks.map((one) => webhookRates(one.name, webhooks.get(keyOf(one)) ?? [])),
    requests: growth(of(({ requests }) => requests)),
    writes: growth(of(({ writes }) => ({ writes }))).writes,
    throttled: grown(of(({ throttled }) => throttled)),
  };
}

/** Said once, however often it is so. */
function othersText(changes: readonly Change[]): string[] {
  return changes.some(({ kind }) => kind === 'other') ? [TWO_PROCESSES] : [];
}

function livesOf(readings: readonly ProcessReading[], changes: readonly Change[]): Seen<ProcessReading>[] {
  let process = 0;
  let life = 0;
  return readings.map((value, at) => {
    const kind = changes[at - 1]?.kind;
    if (kind === 'other') process += 1;
    if (kind === 'restarted') life += 1;
    return { at: value.at, process, life, value };
  });
}

interface Keyed {
  readonly name: string;
  readonly framework?: string;
}

function keyOf({ name, framework = '' }: Keyed): string {
  return `${framework}/${name}`;
}

/** What the pages say of each controller or webhook, in their order. */
function groupByKey<T extends Keyed>(
  readings: readonly Seen<ProcessReading>[],
  parts: (reading: ProcessReading) => readonly T[],
): ReadonlyMap<string, readonly Seen<T>[]> {
  const seen = readings.flatMap((reading) => parts(reading.value).map((value) => ({ ...reading, value })));
  return Map.groupBy(seen, ({ value }) => keyOf(value));
}

/**
 * Whose histograms begin anew while the process goes on: controller-runtime's are native ones, too, and do after an hour when
 * they have got more than 100 buckets, classic ones and count with them (pkg/internal/controller/metrics/metrics.go;
 * prometheus/client_golang prometheus/histogram.go, maybeReset). Each is one series, of which none can be missing.
 */
const BEGINS_ANEW = { 'controller-runtime': true, 'client-go': false, josdk: false } as const;

function controllerRates(now: ControllerReading, own: readonly Seen<ControllerReading>[]): ControllerRates {
  const of = <T>(part: (reading: ControllerReading) => T) => own.map((one) => ({ ...one, value: part(one.value) }));
  const watched = steps(own).filter(([before, after]) => before.process === after.process);
  return {
    now,
    first: own[0]?.value ?? now,
    seconds: watched.reduce((sum, [before, after]) => sum + after.at - before.at, 0) / 1000,
    counts: growth(of(({ counters }) => counters)),
    wait: grown(
      of(({ wait }) => wait),
      BEGINS_ANEW[now.framework],
    ),
    work: grown(
      of(({ work }) => work),
      BEGINS_ANEW[now.framework],
    ),
    leastBusy: least(own.map(({ value }) => value.busy)),
    leastDepth: least(own.map(({ value }) => value.depth)),
  };
}

function webhookRates(name: string, own: readonly Seen<WebhookReading>[]): WebhookRates {
  const of = <T>(part: (reading: WebhookReading) => T) => own.map((one) => ({ ...one, value: part(one.value) }));
  const counters = of((one) => ({ requests: one.requests, failures: one.failures }));
  const { requests = 0, failures = 0 } = growth(counters);
  return {
    name,
    requests,
    failures,
    latency: grown(
      of(({ latency }) => latency),
      BEGINS_ANEW['controller-runtime'],
    ),
  };
}

/** The least of all looks; undefined where the last one does not tell. */
function least(values: readonly (number | undefined)[]): number | undefined {
  return values.reduceRight<number | undefined>(
    (low, value) => (low !== undefined && value !== undefined && value < low ? value : low),
    values.at(-1),
  );
}
