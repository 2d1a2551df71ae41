import { bySubject } from '../../../history/by-subject.ts';
import type { Entry, Subject } from '../../../history/entry.ts';
import { type Fold, folded } from '../../../history/fold.ts';
import { moodOf, standingOf } from '../../../history/standing.ts';
import type { Lane, Timeline } from '../../../history/timeline.ts';
import { counted } from '../../../objects/words.ts';
import { formatAge } from '../../text/age.ts';
import { sanitize } from '../../text/sanitize.ts';
import { subjectText } from '../answer.ts';
import { foldText } from '../happening-text.ts';
import { type Axis, axisOf } from '../lanes/axis.ts';
import { stateGlyph } from '../lanes/glyphs.ts';
import { markOf } from '../lanes/marks.ts';
import { type State, type Stretch, stretchesOf } from '../lanes/stretches.ts';
import { clock, whenText } from '../when-text.ts';
import type { EntryData, LaneData, ReportData, StretchData } from './report-data.ts';

/** Columns that the finest difference on a screen is worth. */
const COLUMNS = 2000;

/** A timeline as the page of a report wants it. */
export function reportOf(timeline: Timeline): ReportData {
  const { subjects, lanes, entries } = timeline;
  const axis = axisOf(timeline, COLUMNS);
  const lanesOf = bySubject(lanes, ({ subject }) => subject);
  const entriesOf = bySubject(entries, ({ subject }) => subject);
  const placesOf = bySubject([...subjects.entries()], ([, subject]) => subject);
  const placeOf = (subject: Subject) => placesOf(subject)[0]?.[0] ?? 0;
  return {
    from: axis.from,
    to: axis.to,
    objects: subjects.map((subject) => ({
      name: sanitize(subjectText(subject)),
      lanes: lanesOf(subject).map((lane) => laneData(lane, entriesOf(subject), timeline, axis)),
    })),
    entries: folded(entries).map((fold) => entryData(fold, placeOf)),
  };
}

function laneData(lane: Lane, entries: readonly Entry[], timeline: Timeline, axis: Axis): LaneData {
  const stretches = stretchesOf(lane, entries, timeline.now, 1000);
  return {
    name: sanitize(lane.type),
    summary: sanitize(summaryOf(lane, timeline)),
    stretches: stretches
      .filter(({ from, to }) => to > axis.from && from < axis.to)
      .map((stretch) => stretchData(stretch, lane.type, axis)),
  };
}

function stretchData({ from, to, state }: Stretch, type: string, axis: Axis): StretchData {
  const label = sanitize(state.kind === 'status' ? state.status : stateGlyph(state).means);
  const begins = from <= axis.from ? '…' : clock(from, '');
  const ends = to >= axis.to ? 'now' : clock(to, '');
  const lasts = from <= axis.from ? '' : `, ${formatAge(to - from)}`;
  const why = state.kind === 'status' ? [state.reason, state.message].filter((text) => text !== '').join(': ') : '';
  return {
    from: Math.max(from, axis.from),
    to: Math.min(to, axis.to),
    state: stateName(state),
    mood: state.kind === 'status' ? moodOf(type, state) : 'unclear',
    label,
    tip: sanitize(`${type}: ${label}, ${begins} to ${ends}${lasts}${why === '' ? '' : `. ${why}`}`),
  };
}

function stateName(state: State): StretchData['state'] {
  if (state.kind !== 'status') return state.kind;
  const { status } = state;
  return status === 'True' || status === 'False' || status === 'Unknown' ? status : 'other';
}

function summaryOf(lane: Lane, { now }: Timeline): string {
  const { figures, type } = lane;
  const { changes, isComplete, longest, meanBetween, since } = figures;
  const [standing] = standingOf(lane);
  const status = standing?.span.status ?? 'not known';
  const age =
    since === undefined ? '' : ` for ${standing?.isSinceThen === true ? '' : 'at least '}${formatAge(now - since)}`;
  return [
    `${type} is ${status}${age}`,
    `${isComplete ? '' : 'at least '}${counted(changes, 'change')}`,
    ...(longest === undefined ? [] : [`longest ${longest.status} ${formatAge(longest.lasted)}`]),
    ...(meanBetween === undefined ? [] : [`mean between changes ${formatAge(meanBetween)}`]),
  ].join(', ');
}

function entryData(fold: Fold, placeOf: (subject: Subject) => number): EntryData {
  const { entry, when } = fold;
  const { label, text, tone } = foldText(fold);
  const mark = markOf(entry.what);
  return {
    object: placeOf(entry.subject),
    from: when.earliest ?? when.latest,
    to: when.latest,
    time: whenText(when, ''),
    kind: entry.what.kind,
    label: sanitize(label),
    text: sanitize(text),
    sources: entry.sources.join(', '),
    tone,
    lane: mark?.lane ?? '',
    rank: mark?.rank ?? 0,
  };
}
