import type { Gap } from '../../../objects/gap.ts';
import { arrayAt, type Json, numberAt, objectAt, stringAt, valueAt } from '../../../objects/json.ts';
import { failure, type Result, success } from '../../../objects/problem.ts';
import type { ResourceType } from '../../../objects/resource-type.ts';
import type { ServerVersion } from '../../reader.ts';
import type { ScrapePlace } from '../../scrape-record.ts';
import { readGap, readServerVersion, readType } from './manifest-parts.ts';

/** The layout's version; one that is newer is refused, not guessed at. */
export const FORMAT_VERSION = 1;

/** A list that was read to its end: what is not in it did not exist. */
export interface CapturedList {
  readonly group: string;
  readonly resource: string;
  /** null: all namespaces, or a cluster-scoped type. */
  readonly namespace: string | null;
  readonly objects: number;
}

/** A page of metrics that a pod was asked for, and what came of it. */
export type CapturedScrape = ScrapePlace &
  (
    | {
        /** Milliseconds since the epoch. */
        readonly at: number;
        readonly status: number;
        readonly contentType: string | undefined;
        /** Of its file; undefined: nothing was kept of its body. */
        readonly number: number | undefined;
      }
    | { readonly gap: Gap }
  );

/** Our own account of a capture, written as JSON beside the objects. */
export interface Manifest {
  readonly formatVersion: number;
  /** RFC 3339. */
  readonly takenAt: string;
  readonly server: string | undefined;
  readonly context: string | undefined;
  /** undefined: not known, as in captures taken before it was kept. */
  readonly serverVersion: ServerVersion | undefined;
  readonly defaultNamespace: string;
  /** Types at their preferred versions, in the order of discovery. */
  readonly types: readonly ResourceType[];
  readonly allVersions: readonly ResourceType[];
  /** What discovery could not tell. */
  readonly discoveryGaps: readonly Gap[];
  readonly lists: readonly CapturedList[];
  /** What was asked and could not be read. */
  readonly gaps: readonly Gap[];
  /** Lines kept of each container's log; undefined: logs were not asked for. */
  readonly logLines: number | undefined;
  /** Pages of metrics in the order in which they were asked for; undefined: they were not. */
  readonly scrapes: readonly CapturedScrape[] | undefined;
}

/** The manifest as text. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify({ apiVersion: 'kubectl-operator/v1', kind: 'Capture', ...manifest }, undefined, 1)}\n`;
}

/** Reads a manifest; what is malformed in its lists is left out, and what it says as a whole must make sense. */
export function readManifest(text: string): Result<Manifest> {
  let json: Json;
  try {
    json = JSON.parse(text);
  } catch {
    return failure('its capture.json is no JSON', 'The capture is damaged: take a new one.');
  }
  const formatVersion = numberAt(json, 'formatVersion');
  const takenAt = stringAt(json, 'takenAt');
  if (formatVersion === undefined || takenAt === undefined || Number.isNaN(Date.parse(takenAt))) {
    return failure('its capture.json does not say what it is', 'The capture is damaged: take a new one.');
  }
  if (formatVersion > FORMAT_VERSION) {
    return failure(`it has format ${formatVersion}, this program reads ${FORMAT_VERSION}`, 'Update kubectl operator.');
  }
  return success({
    formatVersion,
    takenAt,
    server: stringAt(json, 'server'),
    context: stringAt(json, 'context'),
    serverVersion: readServerVersion(objectAt(json, 'serverVersion')),
    defaultNamespace: stringAt(json, 'defaultNamespace') ?? 'default',
    types: readAll(json, 'types', readType),
    allVersions: readAll(json, 'allVersions', readType),
    discoveryGaps: readAll(json, 'discoveryGaps', readGap),
    lists: readAll(json, 'lists', readList),
    gaps: readAll(json, 'gaps', readGap),
    logLines: numberAt(json, 'logLines'),
    scrapes: Array.isArray(valueAt(json, 'scrapes')) ? readAll(json, 'scrapes', readScrape) : undefined,
  });
}

function readAll<T>(json: Json, key: string, read: (item: Json) => T | undefined): T[] {
  return arrayAt(json, key).flatMap((item) => read(item) ?? []);
}

function readList(json: Json): CapturedList | undefined {
  const resource = stringAt(json, 'resource');
  if (resource === undefined) return undefined;
  return {
    group: stringAt(json, 'group') ?? '',
    resource,
    namespace: stringAt(json, 'namespace') ?? null,
    objects: numberAt(json, 'objects') ?? 0,
  };
}

function readScrape(json: Json): CapturedScrape | undefined {
  const [namespace, pod, path] = [stringAt(json, 'namespace'), stringAt(json, 'pod'), stringAt(json, 'path')];
  const port = numberAt(json, 'port');
  const scheme = stringAt(json, 'scheme');
  if (namespace === undefined || pod === undefined || path === undefined || port === undefined) return undefined;
  if (scheme !== 'http' && scheme !== 'https') return undefined;
  const place = { namespace, pod, port, path, scheme } as const;
  const gap = readGap(objectAt(json, 'gap'));
  if (gap !== undefined) return { ...place, gap };
  const [at, status] = [numberAt(json, 'at'), numberAt(json, 'status')];
  if (at === undefined || status === undefined) return undefined;
  return { ...place, at, status, contentType: stringAt(json, 'contentType'), number: numberAt(json, 'number') };
}
