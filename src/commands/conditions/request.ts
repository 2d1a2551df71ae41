import { MOMENT_FORMS, parseMoment } from '../../cli/flags/moment.ts';
import { parseTargets } from '../../cli/targets.ts';
import type { Target } from '../../collect/named-objects.ts';
import type { Period } from '../../history/build-timeline.ts';
import { parseLabelSelector } from '../../objects/label-selector.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { HISTORY_FORMATS, type HistoryFormat } from '../../views/history/formats.ts';
import { type AddressAccess, accessOf, type PrometheusPlace, prometheusPlace } from '../prometheus/addresses.ts';
import type { PrometheusAccessFlags } from '../prometheus/flags.ts';
import { type DiffRequest, diffRequest } from './diff.ts';

/** The flags of `conditions` as the command line has them. */
export interface ConditionsFlags extends PrometheusAccessFlags {
  readonly prometheus: string | undefined;
  /** '' where it stands alone. */
  readonly diff: string | undefined;
  readonly output: string;
  readonly selector: string | undefined;
  readonly summary: boolean;
  readonly watch: boolean;
  readonly tree: boolean;
  readonly logs: boolean;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly store: readonly string[];
  readonly 'no-store': boolean;
}

/** Whose history is asked for: objects by name, or all of some types that have labels. */
export type Wanted =
  | { readonly kind: 'named'; readonly targets: readonly Target[] }
  | { readonly kind: 'selected'; readonly types: readonly string[]; readonly selector: string | undefined };

/** What is asked for, once the command line is understood. */
export interface ConditionsRequest {
  readonly wanted: Wanted;
  /** What they own, too. */
  readonly tree: boolean;
  /** Lines of operators' logs that name them, too. */
  readonly logs: boolean;
  /** What part of the past. @param now milliseconds since the epoch, by the clock of the cluster */
  readonly period: (now: number) => Period;
  readonly format: HistoryFormat;
  /** Stores of `record` that are named; undefined: none is to be read. Empty: the default one, where it is there. */
  readonly stores: readonly string[] | undefined;
  /** What changed in specs instead; undefined: it is not asked for. */
  readonly diff: DiffRequest | undefined;
  /** undefined: none is asked. */
  readonly prometheus: { readonly at: PrometheusPlace; readonly access: AddressAccess } | undefined;
}

const USAGE = 'Name an object: kubectl operator conditions TYPE/NAME, or TYPE -l SELECTOR.';

/**
 * Understands arguments and flags, or says what is wrong with them.
 * @param now milliseconds since the epoch, by our own clock
 */
export function conditionsRequest(
  args: readonly string[],
  flags: ConditionsFlags,
  now: number,
): Result<ConditionsRequest> {
  const wanted = wantedObjects(args, flags);
  if (!wanted.ok) return wanted;
  const period = periodOf(flags, now);
  if (!period.ok) return period;
  const format = HISTORY_FORMATS.find((one) => one === flags.output) ?? 'text';
  const { tree, logs } = flags;
  const stores = flags['no-store'] ? undefined : flags.store;
  const prometheus = prometheusOf(flags);
  if (!prometheus.ok) return prometheus;
  const diff = flags.diff === undefined ? success(undefined) : diffRequest(flags.diff, now);
  if (!diff.ok) return diff;
  if (diff.value !== undefined && format === 'html')
    return failure('--diff has no -o html', 'It has text, wide, json and yaml.');
  return success({
    ...{ wanted: wanted.value, tree, logs, period: period.value, format, stores },
    prometheus: prometheus.value,
    diff: diff.value,
  });
}

function prometheusOf(flags: ConditionsFlags): Result<ConditionsRequest['prometheus']> {
  const access = accessOf(flags);
  if (flags.prometheus === undefined) {
    const flag = [
      access.tokenFile === undefined ? [] : '--bearer-token-file',
      access.caFile === undefined ? [] : '--ca-file',
      access.insecure ? '--skip-verify' : [],
    ].flat()[0];
    if (flag === undefined) return success(undefined);
    return failure(`${flag} goes with --prometheus`, 'Name the Prometheus, or leave it out.');
  }
  const at = prometheusPlace(flags.prometheus);
  return at.ok ? success({ at: at.value, access }) : at;
}

function wantedObjects(args: readonly string[], { selector }: ConditionsFlags): Result<Wanted> {
  const [first, ...more] = args;
  if (first === undefined) return failure('no object is named', USAGE);
  if (more.length === 0 && !first.includes('/')) {
    const labels = parseLabelSelector(selector ?? '');
    if (!labels.ok) return labels;
    const types = first.split(',').filter((type) => type !== '');
    return success({ kind: 'selected', types, selector });
  }
  const targets = parseTargets(args, USAGE);
  if (!targets.ok) return targets;
  if (selector === undefined) return success({ kind: 'named', targets: targets.value });
  return failure('objects are chosen both by name and by -l', 'Give TYPE/NAME, or TYPE -l SELECTOR.');
}

function periodOf({ since, until }: ConditionsFlags, now: number): Result<ConditionsRequest['period']> {
  const at = (text: string | undefined, time: number) => (text === undefined ? undefined : parseMoment(text, time));
  for (const [name, text] of Object.entries({ since, until }))
    if (text !== undefined && at(text, now) === undefined)
      return failure(`--${name} ${text} is no time`, `Write it as ${MOMENT_FORMS}.`);
  const period = (time: number) => ({ since: at(since, time), until: at(until, time) });
  const { since: from = Number.NEGATIVE_INFINITY, until: to = now } = period(now);
  if (from <= to) return success(period);
  return failure(
    `--since ${since ?? ''} is later than ${until === undefined ? 'now' : `--until ${until}`}`,
    'Times of day are in UTC.',
  );
}
