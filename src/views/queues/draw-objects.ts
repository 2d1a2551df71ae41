import type { Gap } from '../../objects/gap.ts';
import { gapLines } from '../gap-lines.ts';
import { json, yaml } from '../serialize.ts';
import { createPaint } from '../text/paint.ts';
import { wrap } from '../text/wrap.ts';
import type { DrawQueueOptions } from './draw.ts';
import { queuedObjectsDocument } from './object-document.ts';
import { type OwnedQueue, objectText } from './object-text.ts';

/**
 * Draws objects in the queues of those who work on them. Ends with a newline.
 * @param now milliseconds since the epoch
 */
export function drawObjects(
  queues: readonly OwnedQueue[],
  gaps: readonly Gap[],
  now: number,
  { format, width, color }: DrawQueueOptions,
): string {
  if (format === 'json') return json(queuedObjectsDocument(queues, gaps));
  if (format === 'yaml') return yaml(queuedObjectsDocument(queues, gaps));
  const options = { width, paint: createPaint(color), now };
  const unread = gapLines(gaps).map((line) => `${wrap(line, width)}\n`);
  return [...queues.map((one) => objectText(one, options)), ...(unread.length > 0 ? [unread.join('')] : [])].join('\n');
}
