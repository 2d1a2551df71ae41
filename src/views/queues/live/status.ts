import { span } from '../../../queues/words.ts';
import { sanitize } from '../../text/sanitize.ts';
import { cut } from '../../text/table.ts';
import type { LiveState } from './keys.ts';
import type { PictureOptions } from './picture-options.ts';
import type { SeenLook } from './seen.ts';

/** Milliseconds for which news is shown. */
const NEWS = 30_000;
/** Lines of news: one leader goes and another comes at once. */
const MOST = 2;

/** The last lines of the screen: what changed of the pages lately, how the table is sorted, and the keys. */
export function statusLines(
  { report, news }: SeenLook,
  { sort, reverse, held }: LiveState,
  { width, paint, interval, keys }: PictureOptions,
): readonly string[] {
  const latest = news.filter(({ at }) => report.now - at < NEWS).slice(-MOST);
  const time = clock(report.now);
  const parts = [
    held === undefined ? `as of ${time}, every ${span(interval)}` : `paused at ${time}`,
    `by ${sort}${reverse ? ', reversed' : ''}`,
    keys ? 'q quit s sort r reverse p pause j/k select' : 'Ctrl-C quits',
  ];
  return [
    ...latest.map(({ at, text }) => paint('busy', cut(sanitize(`${clock(at)} ${text}`), width))),
    paint('dim', cut(parts.join('  '), width)),
  ];
}

/** The time of day here. */
export function clock(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
