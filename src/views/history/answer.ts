import type { Subject } from '../../history/entry.ts';
import { isInTrouble, type LaneStanding, type Standing, standings } from '../../history/standing.ts';
import { isSame } from '../../history/subject.ts';
import type { Timeline } from '../../history/timeline.ts';
import { counted } from '../../objects/words.ts';
import { formatAge } from '../text/age.ts';
import { sanitize } from '../text/sanitize.ts';
import { shorten } from '../text/shorten.ts';
import { wrap } from '../text/wrap.ts';
import { clockAt } from './when-text.ts';

/** Troubles that are named before the rest is counted. */
const NAMED = 3;

/** The same, sanitised and wrapped; words that are wider than the terminal lose their middles. */
export function answerLines(timeline: Timeline, width: number): readonly string[] {
  const words = sanitize(historyAnswer(timeline)).split(' ');
  return wrap(words.map((word) => shorten(word, Math.min(63, width))).join(' '), width).split('\n');
}

/** The first line: how it stands, since when, and how much of its past is known. Not sanitised. */
export function historyAnswer(timeline: Timeline): string {
  const { now } = timeline;
  const all = withoutForerunners(standings(timeline));
  const [only, ...more] = all;
  if (only === undefined) return 'No objects.';
  if (more.length === 0) return `${oneAnswer(only, timeline)}${untilText(timeline)}`;
  const trouble = all.filter(isInTrouble);
  const changes = `${changesText(
    timeline.lanes.map(({ figures }) => figures),
    firstTime(timeline),
    now,
  )}.`;
  const until = untilText(timeline);
  const gone = all.filter((each) => each.gone !== undefined).length;
  const there = counted(all.length - gone, 'object');
  if (gone === all.length) return `All ${counted(all.length, 'object')} are gone. ${changes}${until}`;
  const beside = gone === 0 ? '' : ` ${gone} more ${gone === 1 ? 'is' : 'are'} gone.`;
  const isSeen = all.some((each) => each.gone === undefined && each.unseenSince === undefined);
  const well = isSeen ? `Nothing is wrong with ${there}.` : `Nothing was wrong with ${there} when last recorded.`;
  if (trouble.length === 0) return `${well}${beside} ${changes}${until}`;
  const named = trouble.slice(0, NAMED).map((each) => `${nameOf(each.subject)} ${shortly(each, now)}`);
  const rest = trouble.length > NAMED ? `, and ${trouble.length - NAMED} more` : '';
  return `${trouble.length} of ${there} ${trouble.length === 1 ? 'is' : 'are'} in trouble: ${named.join(', ')}${rest}.${beside} ${changes}${until}`;
}

/** The answer is that of now: what is shown may end before. */
function untilText({ period, now }: Timeline): string {
  if (period.to >= now) return '';
  return ` What happened is shown until ${clockAt(now, period.to)}.`;
}

/** An object that is gone does not stand for anything while another has its name, or had it after it. */
function withoutForerunners(all: readonly Standing[]): readonly Standing[] {
  const key = ({ subject: { cluster, group, kind, namespace, name } }: Standing) =>
    JSON.stringify([cluster, group, kind, namespace, name]);
  const end = ({ gone }: Standing) => gone?.latest ?? Number.POSITIVE_INFINITY;
  const last = new Map<string, number>();
  for (const standing of all) last.set(key(standing), Math.max(last.get(key(standing)) ?? 0, end(standing)));
  return all.filter((standing) => end(standing) === last.get(key(standing)));
}

/** `RedisCluster shop/cache`. */
export function subjectText({ kind, namespace, name }: Subject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** `RedisCluster/cache`. */
export function nameOf({ kind, name }: Subject): string {
  return `${kind}/${name}`;
}

function oneAnswer(standing: Standing, timeline: Timeline): string {
  const { subject, main, beside, leaving, gone, unseenSince } = standing;
  const { now, lanes, entries } = timeline;
  const whose = subjectText(subject);
  const sentences: string[] = [];
  if (gone !== undefined) {
    const since = clockAt(now, gone.latest);
    sentences.push(`${whose} is gone for ${formatAge(now - gone.latest)} (since ${since} UTC).`);
    if (main !== undefined) sentences.push(`At last ${main.lane.type} was ${main.span.status}${reasonOf(main)}.`);
  } else {
    if (leaving !== undefined) sentences.push(`${whose} was asked to go ${formatAge(now - leaving.latest)} ago.`);
    if (main !== undefined) sentences.push(`${laneText(main, now, unseenSince)}.`);
    for (const other of beside.slice(0, NAMED)) sentences.push(`${laneText(other, now, unseenSince)}.`);
    if (main === undefined && leaving === undefined) sentences.push(`${whose} has no conditions.`);
  }
  if (lanes.length === 0) sentences.push(`${counted(entries.length, 'trace')} of its past.`);
  else if (main !== undefined) {
    const { figures } = main.lane;
    // What was told to have changed last, perhaps in its message alone, is the one change that is known.
    const isLast = figures.changes === 0 && figures.since !== undefined && !main.isSinceThen && gone === undefined;
    // What is told of its operator, or of one that had its name before, says nothing about how long it is known.
    const own = entries.filter((entry) => isSame(entry.subject, subject));
    const first = firstTime({ ...timeline, entries: own, lanes: [main.lane] });
    sentences.push(isLast ? 'No earlier change is known.' : `${changesText([figures], first, now)}.`);
  }
  return sentences.join(' ');
}

/** `Ready is False for 43m (X)`, or was so when it was last seen; where the trace may be of a new message alone, when it last changed is all that is known. */
function laneText(standing: LaneStanding, now: number, unseenSince: number | undefined): string {
  const { lane, span, isSinceThen } = standing;
  const { since } = lane.figures;
  if (unseenSince !== undefined)
    return `${lane.type} was ${span.status}${reasonOf(standing)} ${formatAge(now - unseenSince)} ago, when it was last recorded`;
  if (since === undefined) return `${lane.type} is ${span.status}${reasonOf(standing)}`;
  const age = formatAge(now - since);
  return isSinceThen
    ? `${lane.type} is ${span.status} for ${age}${reasonOf(standing)}`
    : `${lane.type} is ${span.status}${reasonOf(standing)}, last changed ${age} ago`;
}

function reasonOf({ span }: LaneStanding): string {
  return span.reason === '' ? '' : ` (${span.reason})`;
}

function shortly({ main, beside, leaving, unseenSince }: Standing, now: number): string {
  if (leaving !== undefined) return `was asked to go ${formatAge(now - leaving.latest)} ago`;
  const [wrong] = main !== undefined && main.mood !== 'good' ? [main] : beside;
  if (wrong === undefined) return '';
  const text = laneText(wrong, now, unseenSince);
  return unseenSince === undefined ? `has ${text.replace(' is ', ' ')}` : `had ${text.replace(' was ', ' ')}`;
}

/** How many changes of status are known, and over how long; from one trace alone there may have been any number before. */
function changesText(
  figures: readonly { readonly changes: number; readonly isComplete: boolean }[],
  first: number | undefined,
  now: number,
): string {
  const changes = figures.reduce((sum, each) => sum + each.changes, 0);
  const isComplete = figures.every((each) => each.isComplete);
  const many = counted(changes, 'change');
  const over = first === undefined ? '' : ` in ${formatAge(now - first)}`;
  if (isComplete) return `${many}${over}`;
  return changes === 0 ? `No change is known${over}` : `At least ${many}${over}`;
}

/** The beginning of what is known, or of what was asked for where something is known from before that. */
function firstTime({ entries, lanes, period }: Pick<Timeline, 'entries' | 'lanes' | 'period'>): number | undefined {
  const times = [
    ...entries.map(({ when }) => when.earliest ?? when.latest),
    ...lanes.flatMap(({ spans }) => spans.flatMap(({ start }) => start?.earliest ?? [])),
  ];
  const first = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const from = Number.isFinite(first) ? Math.max(first, period.from ?? first) : period.from;
  return from;
}
