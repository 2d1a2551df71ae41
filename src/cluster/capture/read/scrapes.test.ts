import { expect, test } from 'vitest';
import type { ScrapedPage } from '../../reader.ts';
import type { ScrapeRecord } from '../../scrape-record.ts';
import { FORMAT_VERSION, type Manifest, manifestText, readManifest } from '../content/manifest.ts';
import { CaptureError, type FileSet } from '../files/file-set.ts';
import { captureScrapes } from '../write/capture-scrapes.ts';
import { createScraper } from './scrapes.ts';

const PLACE = { namespace: 'shop', pod: 'operator-1', port: 8443, path: '/metrics', scheme: 'https' } as const;

const page = (text: string, at: number, status = 200): ScrapedPage => ({
  status,
  contentType: 'text/plain',
  body: Buffer.from(text),
  at,
});
const record = (value: ScrapedPage, place: ScrapeRecord['place'] = PLACE): ScrapeRecord => ({
  place,
  answer: { ok: true, value },
});

const MANIFEST: Omit<Manifest, 'scrapes'> = {
  ...{ formatVersion: FORMAT_VERSION, takenAt: '2026-11-01T12:00:00Z', server: undefined, context: undefined },
  ...{ serverVersion: undefined, defaultNamespace: 'default', types: [], allVersions: [], discoveryGaps: [] },
  ...{ lists: [], gaps: [], logLines: undefined },
};

/** Writes records as a capture does, and answers who reads them, and the files. */
async function written(records: readonly ScrapeRecord[], lost: (path: string) => boolean = () => false) {
  const files = new Map<string, Buffer>();
  const tally = { objects: 0, logs: 0, pages: 0, types: 0, gaps: [] };
  const archive = {
    add: async (path: string, content: string | Buffer) => void files.set(`capture/${path}`, Buffer.from(content)),
  };
  const scrapes = await captureScrapes(records, archive, tally);
  const manifest = readManifest(manifestText({ ...MANIFEST, scrapes }));
  if (!manifest.ok) throw new Error(manifest.problem.message);
  const set: FileSet = {
    paths: [...files.keys()].filter((path) => !lost(path)),
    size: (path) => files.get(path)?.length,
    modifiedAt: undefined,
    async read(path) {
      const found = files.get(path);
      if (found === undefined) throw new CaptureError('gone', '');
      return found;
    },
  };
  return { ask: createScraper(manifest.value, set), paths: [...files.keys()], tally };
}

const textOf = (answer: Awaited<ReturnType<ReturnType<typeof createScraper>>>) =>
  answer.ok ? `${answer.value.status} ${answer.value.body.toString()} ${answer.value.at}` : answer.gap.message;

test('each question about a place gets the next answer, and the last one again', async () => {
  const { ask, tally } = await written([record(page('one', 1000)), record(page('two', 11_000))]);
  expect([await ask(PLACE), await ask(PLACE), await ask(PLACE)].map(textOf)).toEqual([
    '200 one 1000',
    '200 two 11000',
    '200 two 11000',
  ]);
  expect(tally.pages).toBe(2);
});

test('whoever logged in then needs no token now; who was refused is refused again', async () => {
  const { ask } = await written([record(page('', 1, 401)), record(page('page', 2))]);
  expect(textOf(await ask({ ...PLACE, token: 'mine' }))).toBe('200 page 2');
  const refused = await written([record(page('Unauthorized', 1, 401))]);
  expect(textOf(await refused.ask(PLACE))).toBe('401 Unauthorized 1');
});

test('gaps are told as they were, and what may not be read is missing from the capture', async () => {
  const gap = { subject: { kind: 'port', namespace: 'shop', pod: 'operator-1', port: 8443 }, message: 'no' } as const;
  const failed = (reason: 'unavailable' | 'forbidden') =>
    written([{ place: PLACE, answer: { ok: false, gap: { ...gap, reason } } }]);
  const refused = await failed('unavailable');
  expect(await refused.ask(PLACE)).toEqual({ ok: false, gap: { ...gap, reason: 'unavailable' } });
  expect(refused.tally.gaps).toEqual([]);
  expect((await failed('forbidden')).tally.gaps).toEqual([{ ...gap, reason: 'forbidden' }]);
});

test('names that would lead elsewhere stay in their folder, and are found again', async () => {
  const place = { ...PLACE, namespace: '..', pod: '../../etc/pass%wd' };
  const { ask, paths } = await written([record(page('page', 2), place)]);
  expect(paths).toEqual(['capture/namespaces/%2E./pods/..%2F..%2Fetc%2Fpass%25wd/metrics/0.page']);
  expect(textOf(await ask(place))).toBe('200 page 2');
});

test('what is not in the capture is a gap', async () => {
  const { ask } = await written([record(page('page', 2))], (path) => path.endsWith('.page'));
  expect(textOf(await ask(PLACE))).toBe('the file of this page is missing from the capture');
  expect(textOf(await ask({ ...PLACE, port: 1 }))).toBe('the capture has no answer of this port');
});
