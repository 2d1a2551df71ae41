import { type Answer, answer, type Gap, gapAnswer } from '../../../objects/gap.ts';
import { isObject } from '../../../objects/json.ts';
import type { ReaderEnvironment } from '../../connection.ts';
import type { ClusterReader, Discovery } from '../../reader.ts';
import type { Client } from '../client/api.ts';
import { parseJson } from '../objects/decode.ts';
import { gapOf } from '../objects/gaps.ts';
import type { Target } from '../target.ts';
import { AGGREGATED_ACCEPT, parseAggregated } from './aggregated.ts';
import { type DiskCache, openDiskCache } from './disk-cache.ts';
import { type Found, preferredTypes } from './group-version.ts';
import { DISCOVERY_TIMEOUT, discoverOldForm } from './old-form.ts';

/** The core group and all others, asked for at once. */
const ROOTS = ['/api', '/apis'];

/**
 * Discovers the types of a server, once: callers share the answer, but a failure is not remembered. A fresh answer
 * replaces the remembered one; where there is none, the remembered one stays.
 * @param target its server names the cache, its time limit replaces the default one
 */
export function createDiscoverer(
  client: Client,
  target: Target,
  environment: ReaderEnvironment,
): ClusterReader['discover'] {
  const cache = openDiskCache(environment.cacheDirectory, target.server);
  let known: Promise<Answer<Discovery>> | undefined;
  const ask = () => discover(client, cache, target.requestTimeout || DISCOVERY_TIMEOUT);
  return async ({ fresh = false } = {}) => {
    if (fresh) {
      const found = await ask();
      if (found.ok) known = Promise.resolve(found);
      return found;
    }
    known ??= ask();
    const asked = known;
    const found = await asked;
    if (!found.ok && known === asked) known = undefined;
    return found;
  };
}

async function discover(client: Client, cache: DiskCache, timeout: number): Promise<Answer<Discovery>> {
  const parts = await Promise.all(ROOTS.map((root) => discoverRoot(client, cache, root, timeout)));
  const found = parts.flatMap((part) => (part.ok ? [part.value] : []));
  const missing = parts.flatMap((part) => (part.ok ? [] : [part.gap]));
  const [first] = missing;
  if (found.length === 0 && first !== undefined) return gapAnswer(first);
  const groupVersions = found.flatMap((part) => part.groupVersions);
  return answer({
    types: preferredTypes(groupVersions),
    allVersions: groupVersions.flatMap(({ types }) => types),
    gaps: [...missing, ...found.flatMap((part) => part.gaps)],
    form: found.every(({ form }) => form === 'aggregated') ? 'aggregated' : 'by-group',
  });
}

async function discoverRoot(client: Client, cache: DiskCache, path: string, timeout: number): Promise<Answer<Found>> {
  const stored = await cache.read(path);
  const remembered = stored === undefined ? undefined : parseAggregated(parseJson(stored.body));
  const headers: Record<string, string> =
    stored !== undefined && remembered !== undefined ? { 'if-none-match': stored.etag } : {};
  const response = await client.askWhole({ path, accept: AGGREGATED_ACCEPT, headers, timeout });
  if (!response.ok) {
    const { failure } = response;
    return gapAnswer(failure.status === 404 ? notKubernetes() : gapOf(failure, { kind: 'cluster' }, undefined));
  }
  if (response.value.status === 304 && remembered !== undefined) return answer(remembered);
  const document = parseJson(response.value.body);
  const aggregated = parseAggregated(document);
  if (aggregated !== undefined) {
    const { etag } = response.value.headers;
    if (etag !== undefined) await cache.write(path, { etag, body: response.value.body });
    return answer(aggregated);
  }
  if (!isObject(document)) return gapAnswer(notKubernetes());
  return answer(await discoverOldForm(client, document, timeout));
}

function notKubernetes(): Gap {
  const message = 'the server answers, but not as a Kubernetes API server does (is its URL right?)';
  return { subject: { kind: 'cluster' }, reason: 'invalid', message };
}
