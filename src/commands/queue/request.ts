import { parseDuration } from '../../cli/flags/duration.ts';
import type { ScrapeCredentials } from '../../collect/queues/endpoint-token.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { QUEUE_FORMATS, type QueueFormat } from '../../views/queues/formats.ts';
import {
  type AddressAccess,
  accessOf,
  addressOf,
  type PrometheusPlace,
  prometheusPlace,
} from '../prometheus/addresses.ts';
import { credentialsOf } from './credentials.ts';
import { lookInterval } from './interval.ts';
import type { QueueFlags } from './queue-flags.ts';
import { type Source, sourceOf } from './sources.ts';
import { type WatchRequest, watchRequest } from './watch-request.ts';

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
    | {
        readonly kind: 'objects';
        readonly args: readonly string[];
        readonly credentials: ScrapeCredentials;
        /** The flag that asks for more than one look, where one was given; of an object itself there is one. */
        readonly looksAgain: LooksAgain | undefined;
      }
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

/** What is asked of queues, not of one object or of a ladder. */
export type LooksRequest = QueueRequest & {
  readonly from: Exclude<QueueRequest['from'], { readonly kind: 'ladder' | 'objects' }>;
};

/** Flags that ask for more than one look. */
export type LooksAgain = '--watch' | '--interval';

/** Times between looks, where none is given. */
const BETWEEN_LOOKS = { once: '10s', watch: '2s' };

const RANGE = '1h';

/** Makes a request of flags and arguments; with --metrics-file, arguments are further pages. */
export function queueRequest(args: readonly string[], flags: QueueFlags): Result<QueueRequest> {
  const given = lookInterval(flags.interval ?? (flags.watch ? BETWEEN_LOOKS.watch : BETWEEN_LOOKS.once));
  if (!given.ok) return given;
  const format = QUEUE_FORMATS.find((known) => known === flags.output) ?? 'text';
  const watch = watchRequest(flags);
  if (!watch.ok) return watch;
  const source = sourceOf(flags);
  if (!source.ok) return source;
  const from = REQUESTS[source.value](args, flags);
  return from.ok ? success({ interval: given.value, format, watch: watch.value, from: from.value }) : from;
}

const REQUESTS: Readonly<Record<Source, (args: readonly string[], flags: QueueFlags) => Result<QueueRequest['from']>>> =
  {
    cluster: clusterRequest,
    '--metrics-file': (args, flags) => success({ kind: 'files', paths: [...flags['metrics-file'], ...args] }),
    '--url': urlRequest,
    '--prometheus': prometheusRequest,
    '--explain-backoff': (args, { since }) =>
      args.length > 1
        ? failure('--explain-backoff takes one OPERATOR, TYPE or framework', 'See --help.')
        : success({ kind: 'ladder', target: args[0], since }),
  };

function clusterRequest(args: readonly string[], flags: QueueFlags): Result<QueueRequest['from']> {
  const credentials = credentialsOf(flags);
  if (!credentials.ok) return credentials;
  const looksAgain = flags.watch ? '--watch' : flags.interval === undefined ? undefined : '--interval';
  if (canBeObjects(args)) return success({ kind: 'objects', args, credentials: credentials.value, looksAgain });
  return success({ kind: 'cluster', target: args[0], credentials: credentials.value });
}

/** Whether arguments can name objects; `pod/NAME` is the process in it. */
function canBeObjects(args: readonly string[]): boolean {
  const [first = ''] = args;
  return args.length > 1 || (first.includes('/') && !/^(?:po|pods?)\//i.test(first));
}

function urlRequest(args: readonly string[], flags: QueueFlags): Result<QueueRequest['from']> {
  if (args.length > 0) return failure('--url and an operator exclude each other', 'Leave one of them out.');
  const url = addressOf(flags.url ?? '');
  if (url === undefined)
    return failure(`--url ${flags.url} is no address`, 'Write it as http://127.0.0.1:8080/metrics.');
  return success({ kind: 'url', url, access: accessOf(flags) });
}

/** In less than this there are no two readings of most Prometheuses. */
const SHORTEST_RANGE = 10_000;

function prometheusRequest(args: readonly string[], flags: QueueFlags): Result<QueueRequest['from']> {
  if (args.length > 1)
    return failure(`--prometheus takes one OPERATOR, TYPE or pod/NAME, and got ${args.length}`, 'See --help.');
  const at = prometheusPlace(flags.prometheus ?? '');
  if (!at.ok) return at;
  const text = flags.range ?? RANGE;
  const range = parseDuration(text);
  if (range === undefined || range < SHORTEST_RANGE)
    return failure(`--range ${text} is no time of ten seconds or more`, 'Write it as 30m or 6h.');
  return success({ kind: 'prometheus', at: at.value, range, target: args[0], access: accessOf(flags) });
}
