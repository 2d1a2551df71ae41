import type { Gap } from '../../../objects/gap.ts';
import { subjectText } from '../../../objects/gap-text.ts';
import type { ResourceType } from '../../../objects/resource-type.ts';
import type { ClusterReader, Discovery, ListQuery } from '../../reader.ts';
import type { ScrapeRecord } from '../../scrape-record.ts';
import { MANIFEST_PATH } from '../content/layout.ts';
import { type CapturedList, FORMAT_VERSION, manifestText } from '../content/manifest.ts';
import type { ArchiveWriter } from './archive-writer.ts';
import { captureLogs, type LoggedPod, loggedPods } from './capture-logs.ts';
import { captureScrapes } from './capture-scrapes.ts';
import { eachOf } from './each-of.ts';
import type { CaptureTally } from './tally.ts';
import { createTypeWriter } from './type-writer.ts';

/** What is to be captured. */
export interface CapturePlan {
  readonly types: readonly ResourceType[];
  /** undefined: all namespaces. Cluster-scoped types are captured whole in both cases. */
  readonly namespace: string | undefined;
  /** Lines of each container's log; undefined: no logs. */
  readonly logLines: number | undefined;
  /** Asks pods for their pages of metrics; undefined: nobody does. */
  readonly scrape?: (() => Promise<readonly ScrapeRecord[]>) | undefined;
}

/** Types that are read side by side; more would hold more in memory, and the reader limits requests itself. */
const CONCURRENT_TYPES = 4;

/** Reads what the plan asks for and writes it page by page, then the account of it. Rejects where writing fails. */
export async function captureCluster(
  reader: ClusterReader,
  discovery: Discovery,
  plan: CapturePlan,
  archive: ArchiveWriter,
  tally: CaptureTally,
  signal: AbortSignal,
): Promise<void> {
  const lists: CapturedList[] = [];
  const pods: LoggedPod[] = [];
  const started = reader.now();

  const captureList = async (query: ListQuery, take: (page: Page) => Promise<void>): Promise<Gap | undefined> => {
    let objects = 0;
    for await (const page of reader.list(query)) {
      if (signal.aborted) return undefined;
      if (!page.ok) return page.gap;
      objects += page.value.objects.length;
      tally.objects += page.value.objects.length;
      await take(page.value.objects);
    }
    const { group, resource } = query.type;
    lists.push({ group, resource, namespace: query.namespace ?? null, objects });
    return undefined;
  };

  const captureType = async (type: ResourceType): Promise<void> => {
    const writer = createTypeWriter(type, (path, content) => archive.add(path, content));
    const wantsLogs = plan.logLines !== undefined && type.group === '' && type.resource === 'pods';
    const take = async (page: Page) => {
      if (wantsLogs) pods.push(...loggedPods(page));
      await writer.take(page);
    };
    const namespace = type.namespaced ? plan.namespace : undefined;
    const query: ListQuery = { type, namespace, detail: 'whole' };
    const gap = await captureList(query, take);
    if (gap === undefined) tally.types++;
    else {
      tally.gaps.push(gap);
      // Who may not read all namespaces may often read their own.
      if (gap.reason === 'forbidden' && type.namespaced && namespace === undefined) {
        const narrow = await captureList({ ...query, namespace: reader.defaultNamespace }, take);
        if (narrow === undefined) tally.types++;
        else if (narrow.reason !== 'forbidden') tally.gaps.push(narrow);
      }
    }
    await writer.finish();
  };

  await eachOf(plan.types, CONCURRENT_TYPES, signal, captureType);
  if (plan.logLines !== undefined) await captureLogs(reader, pods, plan.logLines, archive, tally, signal);
  tally.scraping = plan.scrape !== undefined;
  const scrapes = plan.scrape === undefined || signal.aborted ? undefined : await plan.scrape();
  if (signal.aborted) return;
  const captured = scrapes === undefined ? undefined : await captureScrapes(scrapes, archive, tally);

  const { source } = reader;
  const serverVersion = await reader.serverVersion();
  const takenAt = new Date(started).toISOString();
  await archive.add('timestamp', `${timestampText(started)}\n${timestampText(reader.now())}\n`);
  await archive.add(
    MANIFEST_PATH,
    manifestText({
      formatVersion: FORMAT_VERSION,
      takenAt,
      server: source.kind === 'live' ? source.server : undefined,
      context: source.kind === 'live' ? source.context : undefined,
      serverVersion: serverVersion.ok ? serverVersion.value : undefined,
      defaultNamespace: reader.defaultNamespace,
      types: discovery.types,
      allVersions: discovery.allVersions,
      discoveryGaps: discovery.gaps,
      lists: lists.sort((a, b) => key(a).localeCompare(key(b))),
      gaps: tally.gaps.toSorted((a, b) => subjectText(a.subject).localeCompare(subjectText(b.subject))),
      logLines: plan.logLines,
      scrapes: captured,
    }),
  );
}

type Page = Parameters<ReturnType<typeof createTypeWriter>['take']>[0];

function key({ group, resource, namespace }: CapturedList): string {
  return `${group}/${resource}/${namespace ?? ''}`;
}

/** A time as must-gather's `timestamp` file has it (Go's time.Time.String()). */
function timestampText(time: number): string {
  return new Date(time).toISOString().replace('T', ' ').replace('Z', ' +0000 UTC');
}
