import { type Answer, answer, type Gap, type GapSubject, gapAnswer } from '../../../objects/gap.ts';
import type { ScrapedPage, ScrapeQuery } from '../../reader.ts';
import type { Client } from '../client/api.ts';
import { deadline } from '../client/deadline.ts';
import { gapOf } from '../objects/gaps.ts';
import { impossiblePlace } from '../paths.ts';
import { type Failure, got, type Outcome } from '../transport/failure.ts';
import { connectionOver, createIdleConnections, type PodConnection } from './connections.ts';
import { openPort } from './forward.ts';
import { getPage } from './page.ts';

const PODS = { group: '', version: 'v1', resource: 'pods', namespaced: true };

/** Milliseconds for a page over a connection that was kept: nothing may tell that the pod has ended its side. */
const PATIENCE = 2000;

/** What a scraper needs beside its client. */
export interface ScraperOptions {
  /** Milliseconds for the connection to the pod, and again for all of the pod's answer. */
  readonly timeout: number;
  /** The local clock. */
  readonly now: () => number;
}

/** Reads pages from pods through port-forwards, and keeps each open for the next page. A page is asked for once. */
export function createScraper(
  client: Client,
  { timeout, now }: ScraperOptions,
): (query: ScrapeQuery) => Promise<Answer<ScrapedPage>> {
  const idle = createIdleConnections();
  // The API server's clock is known to the second, and anew with each answer: taken once, so that intervals are exact.
  let correction: number | undefined;
  const clock = () => {
    correction ??= client.now() - now();
    return now() + correction;
  };

  async function open(query: ScrapeQuery): Promise<Outcome<PodConnection>> {
    const opened = await openPort(client, query, timeout);
    return opened.ok ? got(connectionOver(opened.value, query.scheme)) : opened;
  }

  /** The page over a connection, which is kept where it can be; throws where there is none. */
  async function pageOver(connection: PodConnection, query: ScrapeQuery): Promise<ScrapedPage> {
    let lasts = false;
    const started = performance.now();
    try {
      const { lasts: open, ...page } = await getPage(connection.stream, query, clock);
      // One that answers slowly could not be told from one that is dead.
      lasts = open && performance.now() - started < PATIENCE / 2;
      return page;
    } finally {
      if (lasts) idle.keep(query, connection);
      else connection.end();
    }
  }

  return async (query) => {
    const { namespace, pod, port, scheme, path } = query;
    const subject: GapSubject = { kind: 'port', namespace, pod, port };
    const impossible = impossiblePlace({ type: PODS, namespace, name: pod });
    if (impossible !== undefined) return gapAnswer({ subject, reason: 'not-found', message: impossible });
    const where = `${scheme}://${pod}:${port}${path}`;
    const timed = async (connection: PodConnection, most: number): Promise<Answer<ScrapedPage>> => {
      const limit = deadline(most, query.signal);
      try {
        const { signal: _, ...rest } = query;
        return answer(
          await pageOver(connection, limit.signal === undefined ? rest : { ...rest, signal: limit.signal }),
        );
      } catch (error) {
        if (limit.signal?.aborted) {
          const message = query.signal?.aborted ? 'interrupted' : `did not answer within ${most / 1000} s`;
          return gapAnswer({ subject, reason: 'timeout', message: `${where} ${message}` });
        }
        const words = error instanceof Error ? error.message : String(error);
        return gapAnswer({ subject, reason: 'unavailable', message: `${where}: ${inWords(words)}` });
      } finally {
        limit.clear();
      }
    };

    const waiting = idle.take(query);
    if (waiting !== undefined) {
      const page = await timed(waiting, Math.min(timeout, PATIENCE));
      // It may have ended while it waited: what it fails with says nothing about the pod.
      if (page.ok || query.signal?.aborted) return page;
    }
    const opened = await open(query);
    return opened.ok ? timed(opened.value, timeout) : gapAnswer(notOpened(opened.failure, namespace, subject));
  };
}

/** Why no port-forward came about. */
function notOpened(failure: Failure, namespace: string, subject: GapSubject): Gap {
  // 400: the pod does not run.
  const reason = failure.reason === 'invalid' ? 'unavailable' : failure.reason;
  const verb = missingVerb(failure.message);
  return gapOf({ ...failure, reason }, subject, {
    verb,
    group: '',
    resource: 'pods/portforward',
    namespace,
    name: undefined,
  });
}

/**
 * A port-forward by WebSocket is a GET: it takes the permission to `get`, and since Kubernetes 1.35 to `create` as well
 * (feature AuthorizePodWebsocketUpgradeCreatePermission). The server names the one it misses first.
 */
function missingVerb(message: string): string {
  return / cannot get resource "pods\/portforward"/.test(message) ? 'get' : 'create';
}

/** Kubelets tell in many words, which are not the same for all, that nobody listens. */
function inWords(words: string): string {
  return /connection refused|actively refused it/.test(words) ? 'nobody listens on the port' : words;
}
