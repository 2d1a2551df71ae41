import type { ClusterReader, ScrapedPage, ScrapeQuery } from '../../cluster/reader.ts';
import { readPage } from '../../metrics/read-page.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Refusal } from '../../operators/metrics/attempt.ts';
import type { TokenSource } from './endpoint-token.ts';
import { refusalOf } from './refusal.ts';

/** A page of metrics and whether it took a token, or what came instead. */
export type Found = { readonly page: ScrapedPage; readonly login: boolean } | { readonly refusal: Refusal };

/** Asks for a page without a token, and with one where it asks who reads. */
export async function askEndpoint(
  reader: ClusterReader,
  pod: KubeObject,
  query: ScrapeQuery,
  tokens: TokenSource,
): Promise<Found> {
  const plain = await reader.scrape(query);
  if (!plain.ok) return { refusal: { kind: 'no-answer', gap: plain.gap } };
  // Servers of Kubernetes' own kind know nobody as system:anonymous, who may not.
  const asksWho = plain.value.status === 401 || plain.value.status === 403;
  if (!asksWho) return judged(reader, pod, plain.value, false);
  const token = await tokens.get();
  if (token === undefined) return { refusal: { kind: 'wants-token' } };
  if (!token.ok) return { refusal: { kind: 'no-token', gap: token.gap } };
  const page = await reader.scrape({ ...query, token: token.value });
  return page.ok ? judged(reader, pod, page.value, true) : { refusal: { kind: 'no-answer', gap: page.gap } };
}

async function judged(reader: ClusterReader, pod: KubeObject, page: ScrapedPage, login: boolean): Promise<Found> {
  if (page.status !== 200) return { refusal: await refusalOf(reader, pod, page) };
  return hasMetrics(page, /^/) ? { page, login } : { refusal: { kind: 'no-metrics', contentType: page.contentType } };
}

/** What pages of operators have, and those of proxies beside them do not. */
const OF_QUEUES = /^(controller_runtime_|workqueue_|leader_election_|reconciliations_|operator_sdk_)/;

/** Whether a page has metrics of queues, or would have them if it led. */
export function tellsOfQueues(page: ScrapedPage): boolean {
  return hasMetrics(page, OF_QUEUES);
}

/** Whether a page has a family of such a name. */
function hasMetrics({ body, contentType }: ScrapedPage, names: RegExp): boolean {
  if (contentType !== undefined && /html|json/i.test(contentType)) return false;
  let has = false;
  const { families } = readPage(
    body,
    (name) => {
      has ||= names.test(name);
      return false;
    },
    contentType,
  );
  return has && families > 0;
}
