import { folded } from '../../../history/fold.ts';
import type { Timeline } from '../../../history/timeline.ts';
import { counted } from '../../../objects/words.ts';
import { inAscii } from '../../live/glyphs.ts';
import { visible } from '../../live/viewport.ts';
import { formatAge } from '../../text/age.ts';
import { cut } from '../../text/table.ts';
import { answerLines } from '../answer.ts';
import { axisOf } from '../lanes/axis.ts';
import { type LanesOptions, type LanesPicture, lanesPicture } from '../lanes/lanes-text.ts';
import { entryLines } from '../timeline-text.ts';
import { clockAt } from '../when-text.ts';
import type { LiveHistoryState } from './keys.ts';

/** How to draw. */
export interface HistoryPictureOptions extends LanesOptions {
  /** Terminal rows. */
  readonly height: number;
  /** Whether keys can be pressed. */
  readonly keys: boolean;
}

/** Lines that the entries have at least, where lanes would take all of the screen. */
const ENTRIES = 6;

/** What a screen shows, and how far its entries can be scrolled. */
export interface HistoryPicture {
  readonly lines: readonly string[];
  /** Lines of entries in all, and rows that they have on the screen. */
  readonly total: number;
  readonly room: number;
}

/** The answer, the lanes of the last while, and what happened, the newest at the bottom. */
export function historyPicture(
  timeline: Timeline,
  { top, span }: LiveHistoryState,
  options: HistoryPictureOptions,
): HistoryPicture {
  const { width, height, paint, unicode, keys } = options;
  const { now } = timeline;
  // Of what is younger than that, all is shown.
  const { from: first } = axisOf({ ...timeline, period: { from: undefined, to: now } }, width);
  const recent = { ...timeline, period: { from: Math.max(first, now - span), to: now } };
  const answer = answerLines(timeline, width)
    .slice(0, 2)
    .map((line, at) => (at === 0 ? paint('strong', line) : line));
  const whole = lanesPicture(recent, { width, paint, unicode });
  const roomFor = ({ head }: LanesPicture) =>
    Math.max(0, height - answer.length - head.length - 2 - Math.min(ENTRIES, Math.floor(height / 3)));
  const isTooMuch = timeline.subjects.length > 1 && whole.lanes.length > roomFor(whole);
  const drawn = isTooMuch ? lanesPicture(recent, { width, paint, unicode, brief: true }) : whole;
  const { head, lanes } = drawn;
  const room = roomFor(drawn);
  const hidden = lanes.length - room;
  const shownLanes = hidden > 0 ? [...lanes.slice(0, room - 1), paint('dim', `and ${hidden + 1} more lanes`)] : lanes;
  const entries = entryLines(folded(timeline.entries), timeline.subjects, { width, paint });
  const rest = Math.max(1, height - answer.length - head.length - shownLanes.length - 2);
  const view = visible(entries, top ?? entries.length, rest);
  const place = view.below > 0 ? `${counted(view.below, 'line')} below` : 'following';
  const help = keys ? 'q quit  ↑↓ scroll  End follow  +- time' : 'Ctrl-C quits';
  const unread = timeline.gaps.length > 0 ? [`${timeline.gaps.length} not read`] : [];
  const status = [`${clockAt(now, now)} UTC`, `last ${formatAge(span)}`, place, ...unread, help];
  const lines = [
    ...answer,
    ...head,
    ...shownLanes,
    '',
    ...view.lines,
    ...Array.from({ length: Math.max(0, rest - view.lines.length) }, () => ''),
    paint('dim', cut(status.join('  '), width)),
  ].slice(-height);
  return { lines: unicode ? lines : lines.map(inAscii), total: entries.length, room: rest };
}
