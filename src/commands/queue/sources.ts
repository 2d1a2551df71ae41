import { failure, type Result, success } from '../../objects/problem.ts';
import type { QueueFlags } from './queue-flags.ts';

/** Where an answer comes from, by the flag that asks for it; without one the cluster is read. */
const SOURCES = ['--metrics-file', '--url', '--prometheus', '--explain-backoff'] as const;

/** One of them. */
export type Source = 'cluster' | (typeof SOURCES)[number];

/** The sources that a flag goes with: with any other it would be taken and do nothing. */
const GOES_WITH: readonly (readonly [flag: keyof QueueFlags, sources: readonly Source[]])[] = [
  ['interval', ['cluster', '--url', '--metrics-file']],
  ['range', ['--prometheus']],
  ['since', ['--explain-backoff']],
  ['bearer-token-file', ['--url', '--prometheus']],
  ['ca-file', ['--url', '--prometheus']],
  ['skip-verify', ['--url', '--prometheus']],
  ['send-token', ['cluster']],
  ['service-account', ['cluster']],
];

/** The one source that is asked for; a problem where there are several, or a flag that does not go with it. */
export function sourceOf(flags: QueueFlags): Result<Source> {
  const isChosen: Readonly<Record<(typeof SOURCES)[number], boolean>> = {
    '--metrics-file': flags['metrics-file'].length > 0,
    '--url': flags.url !== undefined,
    '--prometheus': flags.prometheus !== undefined,
    '--explain-backoff': flags['explain-backoff'],
  };
  const chosen = SOURCES.filter((source) => isChosen[source]);
  if (chosen.length > 1) {
    if (flags['explain-backoff']) return failure('--explain-backoff reads no metrics', `Leave ${chosen[0]} out.`);
    return failure(`${chosen.join(' and ')} exclude each other`, 'Name one source.');
  }
  const source: Source = chosen[0] ?? 'cluster';
  for (const [flag, sources] of GOES_WITH) {
    const value = flags[flag];
    if (value === undefined || value === false || sources.includes(source)) continue;
    return source === 'cluster'
      ? failure(`--${flag} goes with ${sources.join(' or ')}`, 'Leave it out, or add that.')
      : failure(`--${flag} does not go with ${source}`, 'It would do nothing: leave it out.');
  }
  return success(source);
}
