import type { ClusterReader } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { recordsAbout } from '../../operators/log/about-object.ts';
import { servingOperators } from '../../operators/serving-operators.ts';
import type { ObjectLog } from '../../queues/object/object-queue.ts';
import type { ProcessReading } from '../../queues/reading.ts';
import { type LiveOptions, openQueues } from './live-queues.ts';
import type { QueueSubject } from './live-subjects.ts';
import { readObjectLogs } from './object-logs.ts';

/** Who works on an object, and what tells of them. */
interface Serving {
  /** undefined: nobody, or it is not known who of several. */
  readonly subject: QueueSubject | undefined;
  readonly logs: readonly ObjectLog[];
  /** What their metrics say at one look. */
  readonly readings: readonly ProcessReading[];
  /** Logs that could not be read. */
  readonly unread: readonly Gap[];
}

/** Who works on an object, and what their logs say. */
type Named = Omit<Serving, 'readings'>;

/**
 * Who works on the object, their logs and what their metrics say. Where one operator alone can, both are read at once; of
 * several, the logs have to tell first whose metrics are meant.
 */
export async function readServing(
  subjects: readonly QueueSubject[],
  object: KubeObject,
  reader: ClusterReader,
  options: Pick<LiveOptions, 'tokens' | 'signal'>,
): Promise<Serving> {
  const operators = servingOperators(
    subjects.flatMap(({ operator }) => operator ?? []),
    object,
  );
  const candidates = subjects.filter(({ operator }) => operator !== undefined && operators.includes(operator));
  const [first, ...others] = candidates;
  if (first === undefined) return { subject: undefined, logs: [], readings: [], unread: [] };
  if (others.length === 0) {
    const [named, readings] = await Promise.all([readLogs(first, reader), readFirst(first, reader, options)]);
    return { ...named, readings };
  }
  const named = await namedInLog(candidates, object, reader);
  return { ...named, readings: named.subject === undefined ? [] : await readFirst(named.subject, reader, options) };
}

/** Operators of one type whose logs are read to learn which of them works on an object. */
const MOST_CANDIDATES = 4;

/**
 * Of several that serve the type, as it is not known what they watch, the one whose log names the object. Where no log
 * does, nobody knows which of them works on it.
 */
async function namedInLog(
  candidates: readonly QueueSubject[],
  object: KubeObject,
  reader: ClusterReader,
): Promise<Named> {
  const running = candidates.filter(({ pods }) => pods.length > 0).slice(0, MOST_CANDIDATES);
  const read = await Promise.all(running.map((subject) => readLogs(subject, reader)));
  const chosen = read.find(({ logs }) => logs.some(({ records }) => recordsAbout(object, records).length > 0));
  if (chosen !== undefined) return chosen;
  const unread = read.flatMap((each) => each.unread);
  return { subject: running.length === 0 ? candidates[0] : undefined, logs: [], unread };
}

async function readLogs(subject: QueueSubject, reader: ClusterReader): Promise<Named> {
  const unread: Gap[] = [];
  return { subject, logs: await readObjectLogs(reader, subject.pods, unread), unread };
}

/** One look at their metrics: that they cannot be read takes little away. */
async function readFirst(
  subject: QueueSubject,
  reader: ClusterReader,
  options: Pick<LiveOptions, 'tokens' | 'signal'>,
): Promise<readonly ProcessReading[]> {
  if (reader.source.kind !== 'live') return [];
  const { processes } = await openQueues([subject], reader, options);
  return processes.flatMap(({ readings }) => readings);
}
