import { readAnswer } from '../../metrics/prometheus/answer.ts';
import type { Json } from '../../objects/json.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { adviceOn, type HttpAnswer, type HttpGetOptions, httpGet, type NoAnswer } from './http-get.ts';

/** Bytes of an answer: what it takes as JSON, and as readings, is many times more. */
export const LONGEST_ANSWER = 16 * 2 ** 20;

/** Prometheus, or what has its API: Thanos, Mimir, VictoriaMetrics. */
export interface PrometheusApi {
  /** Its address as people know it. */
  readonly place: string;
  /** What to do where it does not answer. */
  readonly silent: string;
  readonly signal: AbortSignal;
  /** @param path below its address, with the query: `/api/v1/query?…` */
  get(path: string): Promise<HttpAnswer | NoAnswer>;
}

/** What Prometheus answered, and what it says is missing from that. */
export interface PrometheusData {
  readonly data: Json | undefined;
  readonly warnings: readonly string[];
}

/** The API at an address, which may be behind a path. */
export function apiAtAddress(base: URL, options: Omit<HttpGetOptions, 'accept' | 'limit'>): PrometheusApi {
  return {
    place: shownAddress(base),
    silent: 'Is it reachable from here? A Prometheus in the cluster is reached by --prometheus svc/NAMESPACE/NAME.',
    signal: options.signal,
    get(path) {
      const url = new URL(path, base);
      url.username = base.username;
      url.password = base.password;
      url.pathname = `${apiPrefix(base.pathname)}${url.pathname}`;
      return httpGet(url, { ...options, accept: 'application/json', limit: LONGEST_ANSWER });
    },
  };
}

/** The path that the API is behind; people copy addresses from the browser. */
export function apiPrefix(path: string): string {
  return path.replace(/\/(?:graph|query|api\/v1)?\/*$/, '');
}

/**
 * Asks for something.
 * @param path below /api/v1
 * @param parameters one that has several values is given several times
 * @returns undefined where the answer is too long
 */
export async function askPrometheus(
  api: PrometheusApi,
  path: string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
): Promise<Result<PrometheusData | undefined>> {
  const pairs = Object.entries(parameters).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));
  const got = await api.get(`/api/v1/${path}?${new URLSearchParams(pairs).toString()}`);
  if (api.signal.aborted) return failure('interrupted', 'Nothing was judged.');
  if ('error' in got) {
    if (got.tooLong === true) return success(undefined);
    return failure(`Prometheus at ${api.place} does not answer: ${got.error}`, adviceOn(got, api.silent));
  }
  const answer = readAnswer(got.body);
  if (answer?.kind === 'data') return success(answer);
  if (answer?.kind === 'error')
    return failure(
      `Prometheus at ${api.place} refuses (${got.status}): ${answer.text}`,
      NEXT[got.status] ?? 'A shorter --range asks for less; the text is what it says.',
    );
  const next = NEXT[got.status] ?? 'Name the address that its API is below: /api/v1/query must be there.';
  return failure(`${api.place} is no Prometheus: it answers ${got.status} without anything of its API`, next);
}

const NEXT: Readonly<Record<number, string>> = {
  301: 'It sends on to another address: name that one.',
  302: 'It sends on to another address, which may be a login: name the one behind that.',
  401: 'It asks who reads: give a token with --bearer-token-file.',
  403: 'It knows who reads, and does not let them.',
  404: 'It may be behind a path, such as http://HOST/prometheus.',
};

/** An address without the password that may be in it. */
export function shownAddress(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}
