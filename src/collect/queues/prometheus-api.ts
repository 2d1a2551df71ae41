import { readAnswer } from '../../metrics/prometheus/answer.ts';
import type { Json } from '../../objects/json.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { type HttpGetOptions, httpGet } from './http-get.ts';
import { MOST_BYTES } from './pages.ts';

/** How to ask. */
export type PrometheusOptions = Omit<HttpGetOptions, 'accept' | 'limit'>;

/** What Prometheus answered, and what it says is missing from that. */
export interface PrometheusData {
  readonly data: Json | undefined;
  readonly warnings: readonly string[];
}

/**
 * Asks Prometheus, or what has its API: Thanos, Mimir, VictoriaMetrics.
 * @param base its address, with the path that it is behind
 * @param path below /api/v1
 */
export async function askPrometheus(
  base: URL,
  path: string,
  parameters: Readonly<Record<string, string>>,
  options: PrometheusOptions,
): Promise<Result<PrometheusData>> {
  const url = new URL(base);
  // People copy addresses from the browser.
  url.pathname = `${base.pathname.replace(/\/(?:graph|query|api\/v1)?\/*$/, '')}/api/v1/${path}`;
  url.search = new URLSearchParams(parameters).toString();
  const name = shownAddress(base);
  const got = await httpGet(url, { ...options, accept: 'application/json', limit: MOST_BYTES });
  if (options.signal.aborted) return failure('interrupted', 'Nothing was judged.');
  if ('error' in got)
    return failure(
      `Prometheus at ${name} does not answer: ${got.error}`,
      'Is it reachable from here? If not: kubectl port-forward -n monitoring svc/prometheus-operated 9090',
    );
  const answer = readAnswer(got.body);
  if (answer?.kind === 'data') return success(answer);
  if (answer?.kind === 'error')
    return failure(
      `Prometheus at ${name} refuses (${got.status}): ${answer.text}`,
      'A shorter --range asks for less; the text is what it says.',
    );
  const next = NEXT[got.status] ?? 'Name the address that its API is below: /api/v1/query must be there.';
  return failure(`${name} is no Prometheus: it answers ${got.status} without anything of its API`, next);
}

const NEXT: Readonly<Record<number, string>> = {
  301: 'It sends on to another address: name that one.',
  302: 'It sends on to another address, which may be a login: name the one behind that.',
  401: 'It asks who reads: give a token with --bearer-token-file.',
  403: 'It knows who reads, and does not let them.',
  404: 'It may be behind a path, such as http://HOST/prometheus.',
  503: 'It may still be starting.',
};

/** An address without the password that may be in it. */
export function shownAddress(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}
