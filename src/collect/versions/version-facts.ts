import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { definitionOf } from '../../objects/definition.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { applierOf, writersOf } from '../../versions/applier.ts';
import type { VersionFacts } from '../../versions/facts.ts';
import { WATCHES_METRIC, watchesOf } from '../../versions/watchers.ts';
import { createLister } from '../list-kept.ts';
import { countObjects, readUsers } from './object-users.ts';
import { tryConversion } from './try-conversion.ts';
import { type ReadDefinition, typeToRead } from './types.ts';
import { readWebhooks } from './webhook-facts.ts';

/** How much is read. */
export interface VersionFactsOptions {
  /** Read the objects of all CRDs, not only of those with something to judge. */
  readonly everything: boolean;
  /** Tell of those whose objects are not read how many there are, or why that is not known. */
  readonly count: boolean;
  readonly signal: AbortSignal;
}

/** A CRD as far as its versions are judged, without schemas. @param object read whole */
export function readDefinition(object: KubeObject): ReadDefinition {
  const definition = definitionOf(object);
  return { definition, applier: applierOf(definition, writersOf(object)) };
}

/** All CRDs in one list, as they are now. */
export async function listDefinitions(
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<{ definitions: ReadDefinition[]; gaps: readonly Gap[] }> {
  const lister = createLister(reader, discovery, signal);
  const query = { group: 'apiextensions.k8s.io', resource: 'customresourcedefinitions', fresh: true };
  const definitions = await lister.list(query, readDefinition);
  return { definitions, gaps: lister.gaps };
}

/**
 * Reads what the versions of CRDs are judged by: who wrote their objects, where there is more than one version or a stale
 * one; one of these objects at every served version; and who is behind conversion webhooks.
 */
export async function readVersionFacts(
  definitions: readonly ReadDefinition[],
  reader: ClusterReader,
  discovery: Discovery,
  { everything, count, signal }: VersionFactsOptions,
): Promise<{ facts: VersionFacts[]; gaps: readonly Gap[] }> {
  const all = definitions.map(({ definition }) => definition);
  const [webhooks, metrics] = await Promise.all([
    readWebhooks(all, reader, discovery, signal),
    all.some(isWatchTelling) ? reader.apiMetrics([WATCHES_METRIC]) : undefined,
  ]);
  const facts = await Promise.all(
    definitions.map(async ({ definition, applier }): Promise<VersionFacts> => {
      const type = typeToRead(definition, reader, discovery);
      const isToRead = everything || hasSomethingToJudge(definition);
      const { samples, ...objects } = isToRead
        ? await readUsers(reader, type, definition, signal)
        : await lookAtObjects(reader, type, count);
      const trial = isToRead
        ? await tryConversion(reader, definition, samples, objects)
        : ({ kind: 'untried', reason: 'one-version' } as const);
      return {
        definition,
        applier,
        objects,
        webhook: webhooks.of(definition),
        trial,
        watches: metrics?.ok ? watchesOf(metrics.value, definition) : undefined,
      };
    }),
  );
  const unread = facts.flatMap(({ objects, trial }) => [
    ...(objects.gap === undefined ? [] : [objects.gap]),
    ...(trial.kind === 'tried' ? trial.readings.flatMap(({ gap }) => gap ?? []) : []),
  ]);
  return { facts, gaps: [...webhooks.gaps, ...unread, ...(metrics?.ok === false ? [metrics.gap] : [])] };
}

/**
 * The first object of a CRD with one version, which is the stored one: objects that are stored as a version that the CRD no
 * longer has make the list fail. Where it may not be listed nothing else is to be judged by it.
 */
async function lookAtObjects(reader: ClusterReader, type: ResourceType | undefined, count: boolean) {
  const objects = await countObjects(reader, type);
  const isClosed = objects.gap?.reason === 'forbidden' || objects.gap?.reason === 'not-captured';
  return isClosed && !count ? { ...objects, gap: undefined } : objects;
}

/** Of one version that is served, everybody is a user. */
function isWatchTelling({ versions }: ReadDefinition['definition']): boolean {
  return versions.filter(({ served }) => served).length > 1;
}

function hasSomethingToJudge({ versions, storedVersions }: ReadDefinition['definition']): boolean {
  const storage = versions.find((version) => version.storage)?.name;
  return versions.length > 1 || storedVersions.some((version) => version !== storage);
}
