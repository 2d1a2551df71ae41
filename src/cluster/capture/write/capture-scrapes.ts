import type { ScrapeRecord } from '../../scrape-record.ts';
import { pagePath } from '../content/layout.ts';
import type { CapturedScrape } from '../content/manifest.ts';
import type { ArchiveWriter } from './archive-writer.ts';
import type { CaptureTally } from './tally.ts';

/** Writes pages of metrics, and answers the account of them. What may not be read is missing; a port without a page is not. */
export async function captureScrapes(
  records: readonly ScrapeRecord[],
  archive: Pick<ArchiveWriter, 'add'>,
  tally: CaptureTally,
): Promise<readonly CapturedScrape[]> {
  const captured: CapturedScrape[] = [];
  for (const [number, { place, answer }] of records.entries()) {
    const { namespace, pod, port, path, scheme } = place;
    const where = { namespace, pod, port, path, scheme };
    if (!answer.ok) {
      if (answer.gap.reason === 'forbidden') tally.gaps.push(answer.gap);
      captured.push({ ...where, gap: answer.gap });
      continue;
    }
    const { at, status, contentType, body } = answer.value;
    if (body.length > 0) await archive.add(pagePath(namespace, pod, number), body);
    if (status === 200 && body.length > 0) tally.pages++;
    captured.push({ ...where, at, status, contentType, number: body.length > 0 ? number : undefined });
  }
  return captured;
}
