import { type Condition, conditionsOf } from '../../objects/condition.ts';
import type { KubeObject } from '../../objects/object.ts';
import { HAPPY } from '../../objects/status/polarity.ts';
import { type Mood, moodOf } from '../standing.ts';
import type { ConditionGroup, TypeSummary } from './summary.ts';

/** Counts the conditions of one type's objects, one after the other, in memory that does not grow with their number. */
export interface ConditionTally {
  add(object: KubeObject): void;
  result(): TypeSummary;
}

/** Different reasons of one condition and status that are told apart; a controller may write a new one each time. */
const MOST_REASONS = 20;

const HOUR = 3_600_000;

const WORST: Readonly<Record<Mood, number>> = { bad: 0, busy: 1, unclear: 2, good: 3 };

type Count = { -readonly [K in keyof ConditionGroup]: ConditionGroup[K] };

/**
 * A tally of one type.
 * @param type `plural.group`
 * @param now milliseconds since the epoch
 */
export function tallyConditions(type: string, now: number): ConditionTally {
  const counts = new Map<string, Count>();
  const reasons = new Map<string, number>();
  const totals = { objects: 0, without: 0, bad: 0, busy: 0 };
  const groupOf = (condition: Condition, mood: Mood, { metadata }: KubeObject): Count => {
    const kind = JSON.stringify([condition.type, condition.status, mood]);
    const known = counts.get(`${kind}${condition.reason}`);
    if (known !== undefined) return known;
    const isNamed = (reasons.get(kind) ?? 0) < MOST_REASONS;
    const reason = isNamed ? condition.reason : undefined;
    // No reason can have the key of those that are not named: JSON ends with a bracket.
    const key = isNamed ? `${kind}${condition.reason}` : kind.slice(0, -1);
    const other = counts.get(key);
    if (other !== undefined) return other;
    if (isNamed) reasons.set(kind, (reasons.get(kind) ?? 0) + 1);
    const { type: of, status } = condition;
    const example = { namespace: metadata.namespace, name: metadata.name };
    const made: Count = { condition: of, status, reason, mood, objects: 0, changed: undefined, recent: 0, example };
    counts.set(key, made);
    return made;
  };
  return {
    add(object) {
      const conditions = conditionsOf(object);
      totals.objects += 1;
      if (conditions.length === 0) totals.without += 1;
      const main = mainOf(conditions);
      const moods = conditions.map((condition) => moodBeside(condition, main));
      if (moods.includes('bad')) totals.bad += 1;
      else if (moods.includes('busy')) totals.busy += 1;
      for (const [at, condition] of conditions.entries())
        count(groupOf(condition, moods[at] ?? 'unclear', object), condition.lastTransitionTime, object, now);
    },
    result: () => ({ type, ...totals, groups: [...counts.values()].toSorted(worstFirst) }),
  };
}

function count(group: Count, changed: number | undefined, { metadata }: KubeObject, now: number): void {
  group.objects += 1;
  if (changed === undefined) return;
  if (now - changed <= HOUR) group.recent += 1;
  if (group.changed === undefined || changed > group.changed.newest)
    group.example = { namespace: metadata.namespace, name: metadata.name };
  group.changed = {
    oldest: Math.min(group.changed?.oldest ?? changed, changed),
    newest: Math.max(group.changed?.newest ?? changed, changed),
  };
}

/** The condition that says most about an object: the first that is known to say that all is well. */
function mainOf(conditions: readonly Condition[]): Condition | undefined {
  return HAPPY.map((type) => conditions.find((one) => one.type === type)).find((one) => one !== undefined);
}

/** Beside a main one a False of a type that nobody knows is no news: many are so for good. */
function moodBeside(condition: Condition, main: Condition | undefined): Mood {
  const mood = moodOf(condition.type, condition);
  const isNews = condition.status !== 'False' || main === undefined || HAPPY.includes(condition.type);
  return mood === 'bad' && !isNews ? 'unclear' : mood;
}

/** The worst first, then those of most objects. */
function worstFirst(a: ConditionGroup, b: ConditionGroup): number {
  return (
    WORST[a.mood] - WORST[b.mood] ||
    b.objects - a.objects ||
    byText(a.condition, b.condition) ||
    byText(a.status, b.status) ||
    byText(a.reason ?? '￿', b.reason ?? '￿')
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Types with the most that is wrong first. */
export function worstTypeFirst(a: TypeSummary, b: TypeSummary): number {
  return b.bad - a.bad || b.busy - a.busy || b.objects - a.objects || byText(a.type, b.type);
}
