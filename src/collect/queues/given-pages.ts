import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Gap } from '../../objects/gap.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import type { ProcessReading } from '../../queues/reading.ts';
import { shownAddress } from '../prometheus/api.ts';
import { bytesOf } from '../prometheus/bytes.ts';
import { adviceOn, type HttpGetOptions, httpGet } from '../prometheus/http-get.ts';
import { ACCEPT, MOST_BYTES, readBytes } from './pages.ts';

/** Pages of one process that somebody gave, in their order. */
export interface GivenPages {
  readonly readings: readonly ProcessReading[];
  readonly gaps: readonly Gap[];
}

/**
 * Reads saved pages, the oldest first.
 * @param interval milliseconds between one and the next; the last is as old as its file
 */
export async function readSavedPages(paths: readonly string[], interval: number): Promise<Result<GivenPages>> {
  const readings: ProcessReading[] = [];
  const written: number[] = [];
  const gaps: Gap[] = [];
  for (const [at, path] of paths.entries()) {
    const read = await fileBytes(path);
    if (!read.ok) return read;
    const time = read.value.written - (paths.length - 1 - at) * interval;
    const page = readBytes({ body: read.value.body, contentType: undefined, at: time }, path);
    if (!page.ok) return failure(`${path}: ${page.gap.message}`, 'Save one with: curl -s http://…/metrics > FILE');
    readings.push(page.value.reading);
    written.push(read.value.written);
    gaps.push(...page.value.gaps);
  }
  const last = readings.at(-1)?.at ?? 0;
  // Files may be copied in any order: the interval is what counts.
  return success({
    readings: readings.map((one, at) => {
      const time = last - (paths.length - 1 - at) * interval;
      return { ...one, at: time, earliest: Math.min(time, written[at] ?? time) };
    }),
    gaps,
  });
}

async function fileBytes(path: string): Promise<Result<{ body: Buffer; written: number }>> {
  try {
    // What is no ordinary file has no size that could be asked for: a pipe (`<(curl …)`), a device that never ends.
    const body = await bytesOf(createReadStream(path), MOST_BYTES);
    if (body === undefined)
      return failure(`${path} has more than ${MOST_BYTES / 2 ** 20} MiB`, 'That is no page of metrics.');
    const file = await stat(path);
    return success({ body, written: file.isFile() ? file.mtimeMs : Date.now() });
  } catch (error) {
    return failure(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Name saved pages of metrics.',
    );
  }
}

/**
 * Reads an address so many times, `interval` milliseconds apart.
 * @param ready is told before each wait
 */
export async function readAddress(
  url: URL,
  {
    times,
    interval,
    ...options
  }: Omit<HttpGetOptions, 'accept' | 'limit'> & { readonly times: number; readonly interval: number },
): Promise<Result<GivenPages>> {
  const readings: ProcessReading[] = [];
  const gaps: Gap[] = [];
  const name = shownAddress(url);
  for (let time = 0; time < times; time += 1) {
    if (time > 0) await sleep(interval, undefined, { signal: options.signal }).catch(() => undefined);
    const got = await httpGet(url, { ...options, accept: ACCEPT, limit: MOST_BYTES });
    if (options.signal.aborted) return failure('interrupted', 'Nothing was judged.');
    if ('error' in got)
      return failure(
        `${name} does not answer: ${got.error}`,
        adviceOn(got, 'Is it the address of the metrics, and reachable from here?'),
      );
    if (got.status !== 200)
      return failure(
        `${name} answers ${got.status}`,
        STATUS[got.status] ?? 'Is it the path of the metrics? Most serve /metrics.',
      );
    const page = readBytes({ ...got, at: Date.now() }, name);
    if (!page.ok) return failure(`${name}: ${page.gap.message}`, 'Is it the path of the metrics? Most serve /metrics.');
    readings.push(page.value.reading);
    gaps.push(...page.value.gaps);
  }
  return success({ readings, gaps });
}

const STATUS: Readonly<Record<number, string>> = {
  401: 'It asks who reads: give a token with --bearer-token-file.',
  403: 'It knows who reads, and does not let them: they need to get the path (nonResourceURLs, verb get).',
};
