import type { ReaderEnvironment } from '../connection.ts';
import type { ClusterReader, ListQuery } from '../reader.ts';
import type { Client } from './client/api.ts';
import { createClient } from './client/client.ts';
import { createDiscoverer } from './discovery/discover.ts';
import { DISCOVERY_TIMEOUT } from './discovery/old-form.ts';
import { readServerVersion } from './discovery/server-version.ts';
import { reviewAccess } from './objects/access.ts';
import { readApiMetrics } from './objects/api-metrics.ts';
import { createFreshness } from './objects/freshness.ts';
import { getObject } from './objects/get.ts';
import { listObjects } from './objects/list.ts';
import { listPaged } from './objects/paged-list.ts';
import { readPodLog } from './objects/pod-log.ts';
import { probeWrite } from './objects/probe.ts';
import { ownToken, requestToken } from './objects/tokens.ts';
import { watchObjects } from './objects/watch.ts';
import type { Target } from './target.ts';
import type { LiveStats } from './transport/exchange.ts';

/** Milliseconds for a pod's answer where the user has set no limit: what Prometheus gives a target by default. */
const SCRAPE_TIMEOUT = 10_000;

/** A reader of a live cluster. */
export interface LiveReader extends ClusterReader {
  /** What it has cost so far. */
  stats(): LiveStats;
}

/**
 * A reader of one API server; it connects when it is first asked.
 * @param client what it asks with; closing the reader closes it
 */
export function openLiveReader(
  target: Target,
  environment: ReaderEnvironment,
  client: Client = createClient(target, environment),
): LiveReader {
  const freshness = createFreshness();
  const loadScraper = async () => {
    // Loaded where it is needed: few commands talk to pods.
    const { createScraper } = await import('./port-forward/scrape.ts');
    return createScraper(client, { timeout: target.requestTimeout || SCRAPE_TIMEOUT, now: environment.now });
  };
  let scraper: ReturnType<typeof loadScraper> | undefined;
  async function* list(query: ListQuery) {
    if (query.pageSize !== undefined) yield* listPaged(client, query, query.pageSize);
    else yield* listObjects(client, query, query.fresh === true ? undefined : await freshness.of(query.type));
  }
  return {
    source: { kind: 'live', server: target.server.href.replace(/\/$/, ''), context: target.context },
    defaultNamespace: target.namespace,
    now: client.now,
    discover: createDiscoverer(client, target, environment),
    serverVersion: () => readServerVersion(client, target.requestTimeout || DISCOVERY_TIMEOUT),
    list,
    get: (query) => getObject(client, query),
    watch: (query, signal) => watchObjects(client, freshness, query, signal),
    podLog: (query) => readPodLog(client, query),
    access: (query) => reviewAccess(client, query),
    probe: (query) => probeWrite(client, query),
    apiMetrics: (names) => readApiMetrics(client, names),
    scrape: async (query) => {
      scraper ??= loadScraper();
      return (await scraper)(query);
    },
    ownToken: () => ownToken(target),
    accountToken: (account) => requestToken(client, account),
    stats: client.stats,
    close: async () => client.close(),
  };
}
