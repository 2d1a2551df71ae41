import { ADVICE, HAPPY, polarityOf } from '../objects/status/polarity.ts';
import { bySubject } from './by-subject.ts';
import type { Entry, Subject } from './entry.ts';
import type { Lane, Span, Timeline } from './timeline.ts';
import type { When } from './when.ts';

/** How a subject stands at the end of its history. */
export interface Standing {
  readonly subject: Subject;
  /** The condition that says most about it. */
  readonly main: LaneStanding | undefined;
  /** Other conditions that say that something is wrong. */
  readonly beside: readonly LaneStanding[];
  /** When it was asked to go, if it is still there. */
  readonly leaving: When | undefined;
  /** When it was gone; undefined: it is there. */
  readonly gone: When | undefined;
  /** Since when nobody has seen it, milliseconds since the epoch: how it stands is of then. undefined: it is seen now. */
  readonly unseenSince: number | undefined;
}

/** How a condition stands. */
export interface LaneStanding {
  readonly lane: Lane;
  readonly span: Span;
  readonly mood: Mood;
  /**
   * Whether its status changed at `figures.since`; otherwise the trace may be of a new reason or message alone, and the
   * status is older.
   */
  readonly isSinceThen: boolean;
}

/** What a status of a condition means: `good`, `bad`, `busy`, or nothing that is known. */
export type Mood = 'good' | 'bad' | 'busy' | 'unclear';

/** What it means that a condition has a status, and a reason. */
export function moodOf(type: string, { status, reason }: Pick<Span, 'status' | 'reason'>): Mood {
  const polarity = polarityOf(type);
  if (status === 'True') {
    if (polarity === undefined || isDone(reason)) return 'good';
    return polarity === 'failed' ? 'bad' : 'busy';
  }
  if (status === 'False' && ADVICE.includes(type)) return 'unclear';
  if (status === 'False') return polarity === undefined && !isDone(reason) ? 'bad' : 'good';
  return status === 'Unknown' ? 'busy' : 'unclear';
}

/**
 * Reasons that say that all is done: Progressing=True of a Deployment whose rollout is complete (apps/v1, and those who copy
 * it), Ready=False of a Pod that has come to its end (kubernetes pkg/kubelet/status/generate.go, PodCompleted).
 */
function isDone(reason: string): boolean {
  return reason === 'NewReplicaSetAvailable' || reason === 'PodCompleted';
}

/** How each subject of a timeline stands. */
export function standings({ subjects, lanes, entries, now }: Timeline): readonly Standing[] {
  const entriesOf = bySubject(entries, ({ subject }) => subject);
  const lanesOf = bySubject(lanes, ({ subject }) => subject);
  return subjects.map((subject) => {
    const own = entriesOf(subject);
    const present = lanesOf(subject).flatMap(standingOf);
    const main = mainOf(present);
    const deleted = own.findLast(({ what }) => what.kind === 'deleted');
    const created = own.findLast(({ what }) => what.kind === 'created');
    const gone = deleted !== undefined && deleted.when.latest >= (created?.when.latest ?? 0) ? deleted : undefined;
    return {
      subject,
      main,
      beside: present.filter((standing) => standing !== main && isWrong(standing)),
      leaving: gone === undefined ? lastWhen(own, 'deletion-asked') : undefined,
      gone: gone?.when,
      unseenSince: gone === undefined ? unseenSince(own, now) : undefined,
    };
  });
}

/** Between reading a store and telling; milliseconds. */
const MEANWHILE = 10_000;

/** A hole that reaches to the present, and nobody who looked at the object itself: a store tells without the cluster. */
function unseenSince(own: readonly Entry[], now: number): number | undefined {
  if (own.some(({ sources }) => sources.some((source) => source !== 'record' && source !== 'prometheus')))
    return undefined;
  const hole = own.findLast(({ what, when }) => isWhole(what) && when.latest >= now - MEANWHILE)?.what;
  return hole?.kind === 'hole' ? hole.from : undefined;
}

function isWhole(what: Entry['what']): boolean {
  return what.kind === 'hole' && what.only === undefined;
}

/** Whether a standing is one that somebody wants to look at. */
export function isInTrouble({ main, beside, leaving, gone }: Standing): boolean {
  if (gone !== undefined) return false;
  const isMainWell = main === undefined || main.mood === 'good' || ADVICE.includes(main.lane.type);
  return leaving !== undefined || !isMainWell || beside.length > 0;
}

/** How a condition stands at the end of its lane; none where it is not known then, or there is no such condition. */
export function standingOf(lane: Lane): LaneStanding[] {
  const span = lane.spans.at(-1);
  if (span?.status === undefined) return [];
  const before = lane.spans.findLastIndex(({ status, isAbsent }) => status !== span.status || isAbsent);
  const isKnownBefore =
    before >= 0 && (lane.spans[before]?.status !== undefined || lane.spans[before]?.isAbsent === true);
  return [
    {
      lane,
      span,
      mood: moodOf(lane.type, span),
      isSinceThen: isKnownBefore || lane.spans[before + 1]?.isStart === true,
    },
  ];
}

function mainOf(present: readonly LaneStanding[]): LaneStanding | undefined {
  for (const type of HAPPY) {
    const found = present.find(({ lane }) => lane.type === type);
    if (found !== undefined) return found;
  }
  return present.find(isWrong) ?? present[0];
}

/** Beside the main one a False of a type that nobody knows is no news: many are so for good. */
function isWrong({ lane, mood, span }: LaneStanding): boolean {
  return mood === 'bad' && (span.status === 'True' || HAPPY.includes(lane.type));
}

function lastWhen(entries: readonly Entry[], kind: 'deletion-asked'): When | undefined {
  return entries.findLast(({ what }) => what.kind === kind)?.when;
}
