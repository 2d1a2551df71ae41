import { type Answer, answer, type GapReason, gapAnswer } from '../../../objects/gap.ts';
import type { ScrapedPage, ScrapeQuery } from '../../reader.ts';
import type { ScrapePlace } from '../../scrape-record.ts';
import { locate } from '../content/layout.ts';
import type { CapturedScrape } from '../content/manifest.ts';
import { CaptureError, type FileSet } from '../files/file-set.ts';
import type { CaptureContents } from './contents.ts';

/**
 * Answers what pods answered when the capture was taken: each question about a place gets the next of its answers, and
 * the last one again. Who asked with a token then needs none now: where the page was there, refusals are left out.
 */
export function createScraper(
  { scrapes }: Pick<CaptureContents, 'scrapes'>,
  files: FileSet,
): (query: ScrapeQuery) => Promise<Answer<ScrapedPage>> {
  const answers = new Map<string, CapturedScrape[]>();
  for (const [key, all] of Map.groupBy(scrapes ?? [], keyOf)) {
    const pages = all.filter((one) => 'status' in one && one.status === 200);
    answers.set(key, pages.length > 0 ? pages : all);
  }
  return async (query) => {
    const left = answers.get(keyOf(query)) ?? [];
    const next = left.length > 1 ? left.shift() : left[0];
    if (next === undefined) {
      const message = scrapes === undefined ? 'metrics were not captured' : 'the capture has no answer of this port';
      return gapOf(query, 'not-captured', message);
    }
    return 'gap' in next ? gapAnswer(next.gap) : readCaptured(next, files);
  };
}

function keyOf({ namespace, pod, port, path, scheme }: ScrapePlace): string {
  return JSON.stringify([namespace, pod, port, path, scheme]);
}

async function readCaptured(
  scrape: Exclude<CapturedScrape, { gap: unknown }>,
  files: FileSet,
): Promise<Answer<ScrapedPage>> {
  const { namespace, pod, at, status, contentType, number } = scrape;
  const page = { status, contentType, at };
  if (number === undefined) return answer({ ...page, body: Buffer.alloc(0) });
  const file = files.paths.find((path) => {
    const place = path.endsWith('.page') ? locate(path) : undefined;
    return place?.kind === 'page' && place.namespace === namespace && place.pod === pod && place.number === number;
  });
  if (file === undefined) return gapOf(scrape, 'not-captured', 'the file of this page is missing from the capture');
  try {
    return answer({ ...page, body: await files.read(file) });
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return gapOf(scrape, 'invalid', error.message);
  }
}

function gapOf({ namespace, pod, port }: ScrapePlace, reason: GapReason, message: string): Answer<never> {
  return gapAnswer({ subject: { kind: 'port', namespace, pod, port }, reason, message });
}
