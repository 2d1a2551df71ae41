import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader, Discovery, ScrapedPage, ScrapeQuery } from '../../cluster/reader.ts';
import type { ScrapeRecord } from '../../cluster/scrape-record.ts';
import { keepWanted } from '../../metrics/keep-wanted.ts';
import type { Answer } from '../../objects/gap.ts';
import { isWanted } from '../../queues/read-process.ts';
import { type LiveOptions, openQueues, readOnceMore } from './live-queues.ts';
import { findSubjects } from './live-subjects.ts';

/** Bytes that are kept of an answer that is no page: it says why. */
const REFUSAL = 1000;

/**
 * Looks twice at the metrics of all operators, as `queue` does, and answers all that was asked of pods on the way and
 * what came, so that `queue` can be told the same again. Of pages the wanted families alone are kept.
 */
export async function recordPages(
  reader: ClusterReader,
  discovery: Discovery,
  { namespace, tokens, interval, signal }: LiveOptions & { readonly namespace: string | undefined },
): Promise<readonly ScrapeRecord[]> {
  const records: ScrapeRecord[] = [];
  const recording: ClusterReader = {
    ...reader,
    async scrape(query) {
      const answer = await reader.scrape(query);
      records.push(recordOf(query, answer));
      return answer;
    },
  };
  const found = await findSubjects(recording, discovery, { target: undefined, namespace, signal });
  if (!found.ok) return records;
  const live = await openQueues(found.value.subjects, recording, { tokens, signal });
  if (live.processes.length === 0 || signal.aborted) return records;
  await sleep(interval, undefined, { signal }).catch(() => undefined);
  if (!signal.aborted) await readOnceMore(live);
  return records;
}

function recordOf({ namespace, pod, port, path, scheme }: ScrapeQuery, answer: Answer<ScrapedPage>): ScrapeRecord {
  const place = { namespace, pod, port, path, scheme };
  if (!answer.ok) return { place, answer };
  const { status, body, contentType } = answer.value;
  const kept = status === 200 ? keepWanted(body, isWanted, contentType) : body.subarray(0, REFUSAL);
  return { place, answer: { ok: true, value: { ...answer.value, body: kept } } };
}
