import type { Timeline } from '../../history/timeline.ts';
import { inAscii } from '../live/glyphs.ts';
import { answerLines } from './answer.ts';
import { figuresTable } from './lanes/figures.ts';
import { type LanesOptions, lanesPicture } from './lanes/lanes-text.ts';

/** Columns of what is piped: lanes need an end. */
const PIPED = 120;

/** `-o wide`: the answer, the lanes, and what each of them comes to. Ends with a newline. */
export function wideText(timeline: Timeline, { width: columns, paint, unicode }: LanesOptions): string {
  const width = Number.isFinite(columns) ? columns : PIPED;
  const answer = answerLines(timeline, width).join('\n');
  const picture = lanesPicture(timeline, { width, paint, unicode });
  const lanes = [...picture.head, ...picture.lanes, ...picture.legend].join('\n');
  const figures = figuresTable(timeline, width, paint);
  const text = `${answer}\n\n${lanes}\n${figures === '' ? '' : `\n${figures}`}`;
  return unicode ? text : inAscii(text);
}
