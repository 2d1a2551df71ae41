import { readPage } from '../../metrics/read-page.ts';
import { type Answer, answer, type Gap, gapAnswer } from '../../objects/gap.ts';
import { isWanted, MOST_CONTROLLERS, readProcess } from '../../queues/read-process.ts';
import type { ProcessReading } from '../../queues/reading.ts';

/** Formats in the order in which they are liked: native histograms are in protobuf alone. */
export const ACCEPT =
  'application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.7,application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3';

/** Bytes that a page may have. */
export const MOST_BYTES = 64 * 2 ** 20;

/** A page and when it came. */
export interface TimedPage {
  readonly body: Buffer;
  readonly contentType: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Reads the bytes of one page. What is broken in it is a gap beside what could be read; a page without any metric is a gap
 * alone.
 * @param from the file, address or pod that it came from
 */
export function readBytes(
  { body, contentType, at }: TimedPage,
  from: string,
): Answer<{ readonly reading: ProcessReading; readonly gaps: readonly Gap[] }> {
  const page = readPage(body, isWanted, contentType);
  const subject = { kind: 'page', from } as const;
  // Prose has lines that look like samples.
  if (page.families === 0 || (page.broken?.count ?? 0) > page.families) {
    const message =
      page.broken === undefined ? 'there are no metrics on it' : `it is no page of metrics: ${page.broken.first}`;
    return gapAnswer({ subject, reason: 'invalid', message });
  }
  const reading = readProcess(page, at);
  const { broken } = page;
  const message = broken && `${broken.count} lines could not be understood: ${broken.first}`;
  const gaps: Gap[] = message === undefined ? [] : [{ subject, reason: 'invalid', message }];
  return answer({ reading, gaps: [...gaps, ...leftOutGaps(reading, from)] });
}

/** What is not read of a page that has more controllers than any operator. */
export function leftOutGaps({ leftOut }: ProcessReading, from: string): readonly Gap[] {
  if (leftOut === undefined) return [];
  const subject = {
    kind: 'page',
    from: `${leftOut} controllers of ${from} beyond the first ${MOST_CONTROLLERS} by name`,
  } as const;
  return [{ subject, reason: 'unavailable', message: `${MOST_CONTROLLERS} controllers of a process are read at most` }];
}
