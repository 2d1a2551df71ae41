import { standingOf } from '../../../history/standing.ts';
import type { Lane, Timeline } from '../../../history/timeline.ts';
import { formatAge } from '../../text/age.ts';
import type { Paint } from '../../text/paint.ts';
import { type Cell, type Column, renderTable } from '../../text/table.ts';
import { MOOD_TONES } from '../happening-text.ts';
import { namesOf } from '../names.ts';

const COLUMNS: readonly Column[] = [
  { title: 'OBJECT', giveWay: 2, least: 12 },
  { title: 'CONDITION', giveWay: 3, least: 10 },
  { title: 'NOW', giveWay: 5, least: 5 },
  { title: 'FOR', giveWay: 6, least: 4 },
  { title: 'CHANGES', giveWay: 6, least: 7 },
  { title: 'LONGEST', giveWay: 4, least: 7 },
  { title: 'MEAN BETWEEN', giveWay: 4, least: 7 },
  { title: 'REASON', giveWay: 1, least: 6 },
];

/** What each lane comes to, a line each. `≥` where there may be more than is known. */
export function figuresTable(timeline: Timeline, width: number, paint: Paint): string {
  const { lanes, subjects } = timeline;
  const nameOf = namesOf(subjects);
  const rows = lanes.map((lane) => row(lane, timeline, subjects.length > 1 ? nameOf(lane.subject) : ''));
  return rows.length === 0 ? '' : renderTable(COLUMNS, rows, width, paint);
}

function row(lane: Lane, { now }: Timeline, name: string): readonly Cell[] {
  const [standing] = standingOf(lane);
  const { changes, isComplete, longest, meanBetween, since } = lane.figures;
  const last = lane.spans.at(-1);
  const atLeast = standing?.isSinceThen === true ? '' : '≥';
  return [
    { text: name },
    { text: lane.type },
    {
      text: last?.status ?? (last?.isAbsent === true ? 'absent' : 'not known'),
      tone: standing === undefined ? 'dim' : MOOD_TONES[standing.mood],
    },
    { text: since === undefined ? '' : `${atLeast}${formatAge(now - since)}` },
    { text: `${isComplete ? '' : '≥'}${changes}` },
    { text: longest === undefined ? '' : `${longest.status} ${formatAge(longest.lasted)}` },
    { text: meanBetween === undefined ? '' : formatAge(meanBetween) },
    { text: last?.reason ?? '', tone: 'dim' },
  ];
}
