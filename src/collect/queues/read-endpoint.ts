import type { ClusterReader, ScrapedPage, ScrapeQuery } from '../../cluster/reader.ts';
import { type Answer, type Gap, type GapReason, gapAnswer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import {
  type Attempt,
  attemptText,
  mostTelling,
  type Refusal,
  reasonOf,
  unreadableText,
} from '../../operators/metrics/attempt.ts';
import type { MetricsEndpoint, MetricsEndpoints } from '../../operators/metrics/endpoint.ts';
import { askEndpoint, tellsOfQueues } from './ask-endpoint.ts';
import type { TokenSource } from './endpoint-token.ts';
import { ACCEPT } from './pages.ts';
import { refusalOf } from './refusal.ts';

/** A page of metrics that was found. */
export interface OpenEndpoint {
  readonly endpoint: MetricsEndpoint;
  /** The page that it was found by. */
  readonly first: ScrapedPage;
  /** Whether it is read with a token. */
  readonly login: boolean;
  /** The page anew. Anything but a 200 is a gap. */
  read(): Promise<Answer<ScrapedPage>>;
}

/** No page, what was tried for it, and all of that as a gap. */
export interface NoEndpoint {
  readonly attempts: readonly Attempt[];
  readonly gap: Gap;
}

/** How to look for a page. */
export interface OpenOptions {
  /** Tokens for pages that ask who reads; no other page gets one. */
  readonly tokens: TokenSource;
  readonly signal: AbortSignal;
}

/** Pages that do not answer in time, after which no other is waited for: the process hangs. */
const SILENT = 2;

/**
 * Looks for a pod's page of metrics: the candidates in their order, the first that has metrics of queues, else the first
 * with any metrics. Each is asked without a token first, and with one where it asks for it.
 */
export async function openEndpoint(
  reader: ClusterReader,
  pod: KubeObject,
  { candidates, none }: MetricsEndpoints,
  { tokens, signal }: OpenOptions,
): Promise<{ readonly ok: true; readonly value: OpenEndpoint } | ({ readonly ok: false } & NoEndpoint)> {
  const { namespace = '', name } = pod.metadata;
  const attempts: Attempt[] = [];
  let other: OpenEndpoint | undefined;
  let silent = 0;
  const failed = (gap: Gap) => ({ ok: false, attempts, gap }) as const;
  /** By which scheme a port answers: not by the other one, then. */
  const speaks = new Map<number, string>();
  for (const endpoint of candidates) {
    const { port, path, scheme } = endpoint;
    if ((speaks.get(port) ?? scheme) !== scheme) continue;
    const query: ScrapeQuery = { namespace, pod: name, port, path, scheme, accept: ACCEPT, signal };
    const found = await askEndpoint(reader, pod, query, tokens);
    if (signal.aborted) return failed(gapAt(namespace, name, 'timeout', 'interrupted'));
    if ('refusal' in found) {
      const { refusal } = found;
      // What the API server refuses, it refuses for all ports.
      if (refusal.kind === 'no-answer' && !isOfPort(refusal.gap, endpoint)) return failed(refusal.gap);
      attempts.push({ endpoint, refusal });
      if (isAnswer(refusal)) speaks.set(port, scheme);
      if (refusal.kind === 'no-answer' && refusal.gap.reason === 'timeout') silent += 1;
      if (silent >= SILENT) break;
      continue;
    }
    const open: OpenEndpoint = {
      endpoint,
      first: found.page,
      login: found.login,
      read: () => readAgain(reader, pod, query, { endpoint, tokens: found.login ? tokens : undefined }),
    };
    if (tellsOfQueues(found.page)) return { ok: true, value: open };
    other ??= open;
    // A greeting by TLS can hold up a server of one thread (com.sun.net.httpserver) for the next look.
    speaks.set(port, scheme);
  }
  if (other !== undefined) return { ok: true, value: other };
  const telling = mostTelling(attempts)?.refusal;
  if (telling?.kind === 'no-token') return failed(telling.gap);
  return failed(gapAt(namespace, name, reasonOf(telling), unreadableText(attempts, none)));
}

/** One that was found once; a token that is not taken any more is asked for anew, as they expire. */
async function readAgain(
  reader: ClusterReader,
  pod: KubeObject,
  query: ScrapeQuery,
  { endpoint, tokens }: { readonly endpoint: MetricsEndpoint; readonly tokens: TokenSource | undefined },
): Promise<Answer<ScrapedPage>> {
  for (let tries = 1; ; tries += 1) {
    const token = await tokens?.get();
    if (token?.ok === false) return token;
    const page = await reader.scrape({ ...query, token: token?.value });
    if (!page.ok || page.value.status === 200) return page;
    const { status } = page.value;
    if (tokens !== undefined && tries === 1 && (status === 401 || status === 500)) {
      tokens.forget();
      continue;
    }
    const refusal = await refusalOf(reader, pod, page.value);
    return gapAnswer(gapAt(query.namespace, query.pod, reasonOf(refusal), attemptText({ endpoint, refusal })));
  }
}

/** Whether a gap is about one port: then the port-forward came about, and what is told is of the page. */
function isOfPort({ reason, message }: Gap, { scheme }: MetricsEndpoint): boolean {
  return (reason === 'unavailable' || reason === 'timeout') && message.startsWith(`${scheme}://`);
}

function gapAt(namespace: string, pod: string, reason: GapReason, message: string): Gap {
  return { subject: { kind: 'page', from: `pod ${namespace}/${pod}` }, reason, message };
}

/** Whether it is an answer to what was asked: a server that expects TLS answers 400 (Go's net/http). */
function isAnswer(refusal: Refusal): boolean {
  return refusal.kind !== 'no-answer' && !(refusal.kind === 'status' && refusal.status === 400);
}
