import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { deletionAsked } from '../deletion-age.ts';
import type { Evidence } from '../finding.ts';
import { isWhole, loggedAbout, type PodLog } from './operator-logs.ts';

/** Whether an operator's log speaks of an object since its deletion was asked for. */
export type Seen =
  | { readonly kind: 'seen' }
  /** The log was read, goes back to before the deletion, and does not name it. */
  | { readonly kind: 'unseen'; readonly evidence: readonly Evidence[] }
  /** No log could be read, or what was read begins later. */
  | { readonly kind: 'unknown'; readonly evidence: readonly Evidence[] };

/** Looks for an object in logs: whoever speaks of it sees it. That it is not named proves nothing, and supports a lot. */
export function unseen(object: KubeObject, logs: readonly PodLog[]): Seen {
  const since = deletionAsked(object) ?? 0;
  const isRecent = (time: number | undefined) => time === undefined || time >= since;
  if (loggedAbout(object, logs).some(({ record }) => isRecent(record.time))) return { kind: 'seen' };
  const [log] = logs;
  const reaches = logs.length > 0 && logs.every(reachesDeletion(object));
  if (log === undefined || !reaches) return { kind: 'unknown', evidence: [] };
  const pods = logs.map(({ pod }) => pod).join(', ');
  const text = `the log of ${pods} does not name ${inWords(object)} since its deletion was asked for`;
  return { kind: 'unseen', evidence: [{ text, source: 'log' }] };
}

/**
 * Whether a log goes back to before an object's deletion: fewer lines than were asked for are the whole log, else its
 * first line tells.
 */
export function reachesDeletion(object: KubeObject): (log: PodLog) => boolean {
  const since = deletionAsked(object) ?? 0;
  return (log) => isWhole(log) || log.records.some(({ time }) => time !== undefined && time <= since);
}
