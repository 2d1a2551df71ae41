import type { ScrapedPage } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { sourceText } from '../../operators/metrics/endpoint.ts';
import type { ProcessReading } from '../../queues/reading.ts';
import type { PageSource } from '../../queues/report.ts';
import type { QueueSubject } from './live-subjects.ts';
import { readBytes } from './pages.ts';
import type { OpenEndpoint } from './read-endpoint.ts';

/** A process whose page was found, and what it said so far, the oldest first. */
export interface LiveProcess {
  readonly subject: QueueSubject;
  readonly source: PageSource;
  readonly readings: ProcessReading[];
  read(): Promise<Gap | undefined>;
}

/**
 * The process behind a page that was found.
 * @param captured whether it was read from a capture
 * @param gaps is given what could not be understood
 */
export function liveProcess(
  subject: QueueSubject,
  pod: KubeObject,
  open: OpenEndpoint,
  { captured, gaps }: { readonly captured: boolean; readonly gaps: Gap[] },
): LiveProcess {
  const { namespace = '', name } = pod.metadata;
  const { port, path, scheme, from } = open.endpoint;
  const readings: ProcessReading[] = [];
  const take = (page: ScrapedPage): Gap | undefined => {
    const read = readBytes(page, `pod ${namespace}/${name}`);
    if (!read.ok) return read.gap;
    readings.push(read.value.reading);
    gaps.push(...read.value.gaps);
    return undefined;
  };
  take(open.first);
  return {
    subject,
    source: captured
      ? { kind: 'capture', namespace, pod: name }
      : { kind: 'pod', namespace, pod: name, port, path, scheme, known: sourceText(from) },
    readings,
    async read() {
      const page = await open.read();
      return page.ok ? take(page.value) : page.gap;
    },
  };
}
