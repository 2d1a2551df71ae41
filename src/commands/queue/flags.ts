import { parseDuration } from '../../cli/flags/duration.ts';
import type { ScrapeCredentials } from '../../collect/queues/endpoint-token.ts';
import { type ServicePlace, servicePlace } from '../../collect/queues/prometheus-service.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { QUEUE_FORMATS, type QueueFormat } from '../../views/queues/formats.ts';
import { type CredentialFlags, credentialsOf } from './credentials.ts';
import { lookInterval } from './interval.ts';
import { type WatchRequest, watchRequest } from './watch-flags.ts';

/** The flags of `queue` as the command line has them. */
export interface QueueFlags extends CredentialFlags {
  readonly interval: string | undefined;
  readonly watch: boolean;
  readonly sort: string | undefined;
  readonly 'metrics-file': readonly string[];
  readonly url: string | undefined;
  readonly prometheus: string | undefined;
  readonly range: string;
  readonly 'bearer-token-file': string | undefined;
  readonly 'ca-file': string | undefined;
  readonly 'skip-verify': boolean;
  readonly 'explain-backoff': boolean;
  readonly since: string | undefined;
  readonly output: string;
}

/** How an address is asked: files that are read when it is. */
export interface AddressAccess {
  readonly tokenFile: string | undefined;
  readonly caFile: string | undefined;
  /** Do not verify its certificate. */
  readonly insecure: boolean;
}

/** Where a Prometheus is. */
export type PrometheusPlace =
  | { readonly kind: 'address'; readonly base: URL }
  | { readonly kind: 'service'; readonly service: ServicePlace };

/** What is asked for. */
export interface QueueRequest {
  /** Milliseconds between two looks. */
  readonly interval: number;
  readonly format: QueueFormat;
  /** undefined: two looks, and an answer. */
  readonly watch: WatchRequest | undefined;
  readonly from:
    | { readonly kind: 'ladder'; readonly target: string | undefined; readonly since: string | undefined }
    /** `TYPE/NAME`, `TYPE NAME`, or NAMESPACE/OPERATOR where there is no such type. */
    | { readonly kind: 'objects'; readonly args: readonly string[]; readonly credentials: ScrapeCredentials }
    | { readonly kind: 'files'; readonly paths: readonly string[] }
    | { readonly kind: 'url'; readonly url: URL; readonly access: AddressAccess }
    | {
        readonly kind: 'prometheus';
        readonly at: PrometheusPlace;
        /** Milliseconds. */
        readonly range: number;
        readonly target: string | undefined;
        readonly access: AddressAccess;
      }
    | {
        readonly kind: 'cluster';
        readonly target: string | undefined;
        readonly credentials: ScrapeCredentials;
      };
}

/** Times between looks, where none is given. */
const BETWEEN_LOOKS = { once: '10s', watch: '2s' };

/** Makes a request of flags and arguments; with --metrics-file, arguments are further pages. */
export function queueRequest(args: readonly string[], flags: QueueFlags): Result<QueueRequest> {
  const given = lookInterval(flags.interval ?? (flags.watch ? BETWEEN_LOOKS.watch : BETWEEN_LOOKS.once));
  if (!given.ok) return given;
  const interval = given.value;
  const format = QUEUE_FORMATS.find((known) => known === flags.output) ?? 'text';
  const watch = watchRequest(flags);
  if (!watch.ok) return watch;
  const asked = { interval, format, watch: watch.value };
  const files = flags['metrics-file'];
  if (flags['explain-backoff']) return ladderRequest(args, flags, asked);
  if (flags.since !== undefined) return failure('--since goes with --explain-backoff', 'Leave it out, or add that.');
  const chosen = sourcesOf(flags);
  if (chosen.length > 1) return failure(`${chosen.join(' and ')} exclude each other`, 'Name one source.');
  if (files.length > 0) return success({ ...asked, from: { kind: 'files', paths: [...files, ...args] } });
  if (flags.prometheus !== undefined) {
    if (args.length > 1)
      return failure(`--prometheus takes one OPERATOR, TYPE or pod/NAME, and got ${args.length}`, 'See --help.');
    return prometheusRequest(flags.prometheus, args[0], flags, asked);
  }
  if (flags.url !== undefined) {
    if (args.length > 0) return failure('--url and an operator exclude each other', 'Leave one of them out.');
    const url = addressOf(flags.url);
    if (url === undefined)
      return failure(`--url ${flags.url} is no address`, 'Write it as http://127.0.0.1:8080/metrics.');
    return success({ ...asked, from: { kind: 'url', url, access: accessOf(flags) } });
  }
  const credentials = credentialsOf(flags);
  if (!credentials.ok) return credentials;
  if (canBeObjects(args)) return success({ ...asked, from: { kind: 'objects', args, credentials: credentials.value } });
  return success({ ...asked, from: { kind: 'cluster', target: args[0], credentials: credentials.value } });
}

/** Whether arguments can name objects; `pod/NAME` is the process in it. */
function canBeObjects(args: readonly string[]): boolean {
  const [first = ''] = args;
  return args.length > 1 || (first.includes('/') && !/^(?:po|pods?)\//i.test(first));
}

function ladderRequest(
  args: readonly string[],
  flags: QueueFlags,
  rest: Omit<QueueRequest, 'from'>,
): Result<QueueRequest> {
  if (args.length > 1) return failure('--explain-backoff takes one OPERATOR, TYPE or framework', 'See --help.');
  const [source] = sourcesOf(flags);
  if (source !== undefined) return failure('--explain-backoff reads no metrics', `Leave ${source} out.`);
  return success({ ...rest, from: { kind: 'ladder', target: args[0], since: flags.since } });
}

function sourcesOf(flags: QueueFlags): string[] {
  return [
    ...(flags['metrics-file'].length > 0 ? ['--metrics-file'] : []),
    ...(flags.url === undefined ? [] : ['--url']),
    ...(flags.prometheus === undefined ? [] : ['--prometheus']),
  ];
}

/** In less than this there are no two readings of most Prometheuses. */
const SHORTEST_RANGE = 10_000;

function prometheusRequest(
  text: string,
  target: string | undefined,
  flags: QueueFlags,
  request: Omit<QueueRequest, 'from'>,
): Result<QueueRequest> {
  const at = placeOf(text);
  if (at === undefined)
    return failure(
      `--prometheus ${text} is no address`,
      'Write it as http://127.0.0.1:9090, or svc/NAMESPACE/NAME for one in the cluster.',
    );
  const range = parseDuration(flags.range);
  if (range === undefined || range < SHORTEST_RANGE)
    return failure(`--range ${flags.range} is no time of ten seconds or more`, 'Write it as 30m or 6h.');
  return success({ ...request, from: { kind: 'prometheus', at, range, target, access: accessOf(flags) } });
}

function placeOf(text: string): PrometheusPlace | undefined {
  const service = servicePlace(text);
  if (service !== undefined) return { kind: 'service', service };
  const base = addressOf(text);
  return base === undefined ? undefined : { kind: 'address', base };
}

function addressOf(text: string): URL | undefined {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url : undefined;
}

function accessOf(flags: QueueFlags): AddressAccess {
  return { tokenFile: flags['bearer-token-file'], caFile: flags['ca-file'], insecure: flags['skip-verify'] };
}
